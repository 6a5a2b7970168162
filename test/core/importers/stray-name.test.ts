/** Names that a sweep stops at, and names that only look like them. */
import { describe, expect, test } from 'vitest';
import { isStrayName } from '../../../main/core/importers/stray-name.ts';

describe('stray files', () => {
  test.each([
    // Downloads of services.
    'github-recovery-codes.txt',
    'github-recovery-codes (1).txt',
    'gitlab-recovery-codes.txt',
    'discord_backup_codes.txt',
    'Backup-codes-sam.txt',
    'Nextcloud-backup-codes.txt',
    'PyPI-Recovery-Codes-samrivera-2025-02-11T09_30_12.345678.txt',
    'proton_recovery_phrase.txt',
    'kc-download-recovery-codes.txt',
    'sam@example.com Backup authentication codes.txt',
    // By hand.
    'recovery codes',
    'RECOVERY-CODES.TXT',
    'Backup codes - Copy.docx',
    'google backup codes.png',
    'codes.txt',
    'google codes.txt',
    '2fa.txt',
    '2FA Google.jpg',
    'Screenshot 2024-03-01 backup codes.png',
    'mfa codes.csv',
    'recovery key.pdf',
    'seed phrase.txt',
    'recovery-codes.txt.bak',
    // Other languages.
    'Wiederherstellungscodes.txt',
    'Backup-Codes Google.pdf',
    'notfallcodes.txt',
    'codes de secours.pdf',
    'códigos de respaldo.txt',
    'Codigos de recuperação.docx',
    'codici di backup.txt',
    'herstelcodes.txt',
    'kody zapasowe.txt',
    'резервные коды.txt',
    'バックアップコード.txt',
    '备用验证码.txt',
    // Kits and exports.
    '1Password Emergency Kit A3-ABCDEF.pdf',
    'Notfall-Kit.pdf',
    'bitwarden_export_20240101120000.json',
    'bitwarden_encrypted_export_20240101120000.json',
    'bitwarden_org_export_20240101120000.csv',
    '1PasswordExport-ABC-20240101.1pux',
    'lastpass_export.csv',
    'Chrome Passwords.csv',
    'Chrome-Passwörter.csv',
    'Microsoft Edge Passwords.csv',
    'Google Passwords.csv',
    'passwords.csv',
    'keepassxc_export.csv',
    'KeePass.xml',
    'Passwörter.csv',
    'logins.csv',
    'Proton Pass_export_2024-01-01.zip',
    'aegis-backup-20240101-120000.json',
    '2fas-backup-20240101.2fas',
    'ente_auth_export.txt',
    'personal codes in clear.csv',
  ])('%s', (name) => {
    expect(isStrayName(name)).toBe(true);
    expect(isStrayName(name.normalize('NFD'))).toBe(true);
  });
});

describe('no stray files', () => {
  test.each([
    '',
    '.',
    'notes.txt',
    'login',
    'x-uuencode.xml',
    'KeePassXC_UserGuide.html',
    'IMG_20240301_120311.jpg',
    'Screenshot 2024-03-01 at 12.03.11 PM.png',
    'backup.zip',
    'backup 2024-03-01.tar.gz',
    'recovery.img',
    'postal codes.csv',
    'zip-codes.csv',
    'error codes.txt',
    'country-codes.json',
    'qr-codes.png',
    'barcodes.txt',
    'discount codes.pdf',
    'The Da Vinci Code.pdf',
    'Visual Studio Code.txt',
    'code of conduct.md',
    'recovery-codes.ts',
    'backup_codes.py',
    'two_factor.rb',
    'password.go',
    'passwords.min.js',
    'password policy.pdf',
    'personal.coldkeep',
    'chrome.exe',
    'bitwarden.svg',
    'recovery',
  ])('%s', (name) => {
    expect(isStrayName(name)).toBe(false);
  });
});
