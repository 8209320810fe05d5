import { gradeArguments } from './options';

test.each([
  [[], /^Whose answers\? Name a folder: {2}npm run grade -- FOLDER/],
  [['.', '--lessons', '77'], /^There is no lesson "77"/],
  [['.', '--lessons', ','], /^--lessons names no lesson/],
  [['.', '--seconds', 'soon'], /^--seconds must be a number from 1 to 600, not soon/],
  [['.', '--memory', '64'], /^--memory must be a number from 256 to 65536, not 64/],
  [['.', '--colour'], /^Unknown option '--colour'/],
])('npm run grade %j is an error that says why', (args, message) => {
  expect(() => gradeArguments(args, '/')).toThrow(message);
});
