export async function ensurePackages() {}
