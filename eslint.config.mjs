import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.venv/',
      '.jupyter/run/',
      'docs/',
      'site/',
      'exercises/backups/',
      '.stryker/',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts', 'solutions/**/*.ts', 'exercises/**/*.ts', 'test_data/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  {
    // an unwritten exercise has parameters and imports that only its solution uses
    files: ['exercises/*.ts'],
    ignores: ['exercises/*.test.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    // plain Node scripts: tsc checks them as well, and knows Node's globals
    files: ['**/*.mjs', '**/*.cjs'],
    rules: { 'no-undef': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
);
