/** The commands of `coldkeep` with their arguments, options and one example each (cli.md). Each loads its code when it runs. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Terminal, UsageError } from './terminal.ts';

/** What a command does; an error ends it with the exit status of its code. */
export type Action = (terminal: Terminal) => Promise<void>;

const MOST_COPIES = 99;
const LEAST_KDF_MIB = 64;
const MOST_KDF_MIB = 1024;

const PASSWORD_FILE = [
  '--password-file <file>',
  'the password of a locked export or database; - is the first line of standard input',
] as const;
const IMPORT_KEY_FILE = ['--import-key-file <file>', 'the key file of a KeePass database'] as const;

/** A whole number in a range, from an argument. */
function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** Numbers of sets in a review, apart by commas. */
function setNumbers(text: string): readonly number[] {
  if (/^\d{1,5}(?:,\d{1,5})*$/.test(text)) return text.split(',').map(Number);
  throw new InvalidArgumentError('It must be numbers of sets from 1 on, such as 1,3.');
}

/** The paper of what is drawn. */
function paper(): Option {
  return new Option('--paper <paper>', 'the paper').choices(['a4', 'letter']).default('a4');
}

const codeNumber = wholeNumber(0, 1_100_000);
const shareCount = wholeNumber(2, 16);
const kdfMemory = wholeNumber(LEAST_KDF_MIB, MOST_KDF_MIB);

/** The values of an option that may be given again and again. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

export function buildProgram(version: string, run: (action: Action) => Promise<void>): Command {
  const program = new Command('coldkeep')
    .description('Keeps MFA recovery codes in an encrypted file on your own disk. It never touches a network.')
    .version(version)
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nSecrets come from a file or a prompt, never from an argument. See `coldkeep COMMAND --help`.',
    );

  const add = (name: string, summary: string, example: string): Command =>
    program.command(name).description(summary).addHelpText('after', `\nExample:\n  $ coldkeep ${example}`);

  /** A command on a vault: it needs a secret, and says what it needs for a file that is not the newest. */
  const addOnVault = (name: string, summary: string, example: string, access: 'reads' | 'writes'): Command => {
    const command = add(name, summary, example)
      .argument('<vault>', 'the vault file, *.coldkeep')
      .option(
        '--passphrase-file <file>',
        'passphrase or recovery key from a file; - is the first line of standard input',
      );
    command
      .option('--key-file <file>', 'the key file that goes with the passphrase')
      .option('--share-file <file>', 'a share that opens the vault with others; give it once for each', collect);
    if (access === 'reads') return command.option('--read-only', 'do not even note on this computer what was seen');
    return command
      .option(
        '--accept-older',
        'go on with a copy that is older than the one last seen here, diverged from it, or has one of its two headers damaged',
      )
      .option('--break-lock', 'take over a lock that another program left or holds');
  };

  const json = (command: Command, what = 'JSON on standard output'): Command => command.option('--json', what);

  json(
    add('create', 'Create a vault; what is generated is shown once', 'create personal.coldkeep --generate')
      .argument('<vault>', 'the file to create, *.coldkeep')
      .option('--passphrase-file <file>', 'the new passphrase from a file; - is the first line of standard input')
      .option('--new-passphrase-file <file>', 'the same')
      .option('--generate', 'generate a passphrase of six words')
      .option('--kdf-memory <mib>', 'memory for the key derivation, in MiB', kdfMemory)
      .option('--no-recovery-key', 'make no recovery key')
      .option('--kit <file>', 'a PDF to write the kit page into, with the recovery key on it; it is not printed then')
      .addOption(paper()),
  ).action((vault, options) => run(async (t) => (await import('./commands/create.ts')).create(t, vault, options)));

  json(
    add('inspect', 'Say what the importers find in files; opens no vault', 'inspect github-recovery-codes.txt --json')
      .argument('<file...>', 'files to look into; - is standard input')
      .option(...PASSWORD_FILE)
      .option(...IMPORT_KEY_FILE),
  ).action((files, options) => run(async (t) => (await import('./commands/inspect.ts')).inspect(t, files, options)));

  json(
    addOnVault(
      'import',
      'Review what files hold, then add it',
      'import personal.coldkeep github-recovery-codes.txt',
      'writes',
    )
      .argument('<file...>', 'files to import; - is standard input')
      .option(...PASSWORD_FILE)
      .option(...IMPORT_KEY_FILE)
      .option('--service <service>', 'the service of all sets of this call')
      .option('--account <account>', 'the login of all sets of this call')
      .option('--replaces <set>', 'the set that the new one takes the place of')
      .option('--update', 'take over used marks from a later download of sets that are there already')
      .option('--keep-both', 'take in sets whose codes stand under another account, too')
      .option('--only <numbers>', 'only these sets of the review, such as 1,3', setNumbers)
      .option('--leave-out <numbers>', 'all sets of the review but these', setNumbers)
      .option(
        '--remove-source',
        'delete the files once their codes are in the vault, after a question with path and size',
      )
      .option('--yes', 'take what the review shows'),
  ).action((vault, files, options) =>
    run(async (t) => (await import('./commands/import.ts')).importFiles(t, vault, files, options)),
  );

  json(
    addOnVault(
      'accounts',
      'Take in a list of accounts without codes, to see what has no way back',
      'accounts personal.coldkeep accounts.csv',
      'writes',
    )
      .argument('<file>', 'a CSV with a head; service and account are taken, never a password; - is standard input')
      .option('--yes', 'take what the review shows'),
  ).action((vault, file, options) =>
    run(async (t) => (await import('./commands/accounts.ts')).accounts(t, vault, file, options)),
  );

  json(
    addOnVault(
      'close',
      'Take an account without a set off the list',
      'close personal.coldkeep github/sam',
      'writes',
    ).argument('<account>', 'service/account'),
  ).action((vault, account, options) =>
    run(async (t) => (await import('./commands/accounts.ts')).close(t, vault, account, options)),
  );

  json(
    add('sweep', 'Look through folders for files with codes in clear', 'sweep ~/Downloads ~/Documents')
      .argument(
        '<folder...>',
        'folders to look through, with all that is in them; hidden ones only where they are named',
      )
      .option('--vault <vault>', 'say which of the codes are in this vault')
      .option('--passphrase-file <file>', 'what opens that vault, from a file; - is the first line of standard input')
      .option('--key-file <file>', 'the key file that goes with the passphrase')
      .option('--share-file <file>', 'a share that opens the vault with others; give it once for each', collect)
      .option('--remove', 'ask file by file whether to delete it, with path and size')
      .option('--yes', 'delete without a question those whose codes are all in the vault; exports stay'),
  ).action((folders, options) => run(async (t) => (await import('./commands/sweep.ts')).sweep(t, folders, options)));

  json(
    addOnVault('list', 'List the sets, one a line; never a code', 'list personal.coldkeep github', 'reads').argument(
      '[query]',
      'only sets whose service, account or label holds this',
    ),
  ).action((vault, query, options) =>
    run(async (t) => (await import('./commands/list.ts')).list(t, vault, query ?? null, options)),
  );

  json(
    addOnVault(
      'show',
      'Show the codes of a set by number and state; never a code',
      'show personal.coldkeep github',
      'reads',
    ).argument('<set>', 'an id from `list`, a service, or service/account'),
  ).action((vault, set, options) =>
    run(async (t) => (await import('./commands/list.ts')).show(t, vault, set, options)),
  );

  const revealing = (command: Command): Command =>
    json(
      command
        .option('--qr', 'show it as a QR code on the terminal as well')
        .option('--unrecorded', 'open it although the opening cannot be recorded'),
    );
  revealing(
    addOnVault('next', 'Show the next unused code of a set', 'next personal.coldkeep github', 'writes').argument(
      '<set>',
      'an id from `list`, a service, or service/account',
    ),
  ).action((vault, set, options) =>
    run(async (t) => (await import('./commands/reveal.ts')).next(t, vault, set, options)),
  );
  revealing(
    addOnVault('reveal', 'Show a named code of a set', 'reveal personal.coldkeep github 4', 'writes')
      .argument('<set>', 'an id from `list`, a service, or service/account')
      .argument('<number>', 'the number that the service prints beside it', codeNumber),
  ).action((vault, set, number, options) =>
    run(async (t) => (await import('./commands/reveal.ts')).reveal(t, vault, set, number, options)),
  );

  addOnVault('mark', 'Record how a try of a code went', 'mark personal.coldkeep github 4 used', 'writes')
    .argument('<set>', 'an id from `list`, a service, or service/account')
    .argument('<number>', 'the number of the code', codeNumber)
    .argument('<outcome>', 'used, refused or not-tried')
    .option('--at <date>', 'when it happened, YYYY-MM-DD or RFC 3339')
    .option('--from <copy>', 'the printed copy that it was read from, such as S-0007-KQ/1')
    .option('--note <text>', 'a note; never the code')
    .action((vault, set, number, outcome, options) =>
      run(async (t) => (await import('./commands/mark.ts')).mark(t, vault, { set, number, outcome }, options)),
    );

  addOnVault('undo', 'Take back the last outcome, or the one named', 'undo personal.coldkeep', 'writes')
    .argument('[event]', 'the id of the outcome from `log`, eight hex digits at least')
    .action((vault, event, options) =>
      run(async (t) => (await import('./commands/mark.ts')).undo(t, vault, event ?? null, options)),
    );

  addOnVault('set-state', 'Say what became of a set', 'set-state personal.coldkeep s-7k3q revoked', 'writes')
    .argument('<set>', 'an id from `list`, a service, or service/account')
    .argument('<state>', 'superseded, revoked, compromised or active')
    .action((vault, set, state, options) =>
      run(async (t) => (await import('./commands/set-state.ts')).setState(t, vault, set, state, options)),
    );

  json(
    addOnVault(
      'add',
      'Add codes to the end of a set',
      'add personal.coldkeep github --codes-file more-codes.txt',
      'writes',
    )
      .argument('<set>', 'an id from `list`, a service, or service/account')
      .requiredOption('--codes-file <file>', 'a list of codes as `import` reads it; - is standard input'),
  ).action((vault, set, options) => run(async (t) => (await import('./commands/mend.ts')).add(t, vault, set, options)));

  json(
    addOnVault(
      'correct',
      'Put another text in the place of a code',
      'correct personal.coldkeep github 4 --code-file code.txt',
      'writes',
    )
      .argument('<set>', 'an id from `list`, a service, or service/account')
      .argument('<number>', 'the number of the code', codeNumber)
      .requiredOption('--code-file <file>', 'a file with this one code; - is standard input'),
  ).action((vault, set, number, options) =>
    run(async (t) => (await import('./commands/mend.ts')).correct(t, vault, set, number, options)),
  );

  json(
    addOnVault(
      'move',
      'Say that a set belongs to another account',
      'move personal.coldkeep s-7k3q github/sam',
      'writes',
    )
      .argument('<set>', 'an id from `list`, a service, or service/account')
      .argument('<account>', 'service/account, one that is there or a new one'),
  ).action((vault, set, account, options) =>
    run(async (t) => (await import('./commands/mend.ts')).move(t, vault, set, account, options)),
  );

  json(
    addOnVault('rename', 'Give an account another name', 'rename personal.coldkeep github/sam samantha', 'writes')
      .argument('<account>', 'service/account')
      .argument('<new>', 'its new login; an empty text for none'),
  ).action((vault, account, name, options) =>
    run(async (t) => (await import('./commands/mend.ts')).rename(t, vault, account, name, options)),
  );

  json(
    addOnVault(
      'purge',
      'Destroy the codes of a set, and say where they still are',
      'purge personal.coldkeep s-7k3q',
      'writes',
    )
      .argument('<set>', 'an id from `list`, a service, or service/account')
      .option('--yes-destroy <name>', 'the name that would have to be typed: the account, or its service')
      .option('--delete-old-copies', 'delete the backups and copies that Coldkeep made and that still hold them'),
  ).action((vault, set, options) =>
    run(async (t) => (await import('./commands/purge.ts')).purge(t, vault, set, options)),
  );

  json(
    addOnVault(
      'print',
      'Draw sheets of unused codes into a PDF',
      'print personal.coldkeep github --out sheet.pdf',
      'writes',
    )
      .argument('[set...]', 'the sets; none means every active set with unused codes')
      .requiredOption('--out <file>', 'the PDF to write; it holds codes in clear')
      .option('--copies <n>', 'copies, each with its number', wholeNumber(1, MOST_COPIES), 1)
      .addOption(paper())
      .addOption(new Option('--layout <layout>', 'one set a page, or several').choices(['recovery', 'packed'])),
  ).action((vault, sets, options) =>
    run(async (t) => (await import('./commands/print.ts')).print(t, vault, sets, options)),
  );

  addOnVault(
    'destroyed',
    'Say that a file with codes in clear is gone',
    'destroyed personal.coldkeep sheet.pdf',
    'writes',
  )
    .argument('<file>', 'the file')
    .action((vault, file, options) =>
      run(async (t) => (await import('./commands/print.ts')).destroyed(t, vault, file, options)),
    );

  json(
    addOnVault(
      'export',
      'Write everything in clear, for another program',
      'export personal.coldkeep --plain --format json --out everything.json',
      'writes',
    )
      .argument('[set...]', 'the sets; none means every set, whatever its state')
      .option('--plain', 'yes, codes in clear')
      .addOption(
        new Option('--format <format>', 'json has everything, csv is for spreadsheets, `import` reads txt')
          .choices(['json', 'csv', 'txt'])
          .makeOptionMandatory(),
      )
      .requiredOption('--out <file>', 'the file to write; it holds codes in clear'),
  ).action((vault, sets, options) =>
    run(async (t) => (await import('./commands/export.ts')).exportSets(t, vault, sets, options)),
  );

  addOnVault('prove', 'Answer a challenge from a printed copy', 'prove personal.coldkeep S-0007-KQ/1', 'writes')
    .argument('<copy>', 'the copy')
    .action((vault, copy, options) =>
      run(async (t) => (await import('./commands/prove.ts')).prove(t, vault, copy, options)),
    );

  json(
    addOnVault('verify', 'Read all of a vault and name the first damage', 'verify personal.coldkeep', 'reads')
      .option(
        '--anchor <text>',
        'compare the history with CHANGE:HASH, CHANGE:WORD-WORD-WORD-WORD or the text of a sheet’s QR code',
      )
      .option('--salvage <out>', 'make a new vault there of whatever still opens, and list what is missing')
      .option('--header-from <backup>', 'for --salvage, where both headers are gone: a copy of this very file'),
  ).action((vault, options) => run(async (t) => (await import('./commands/verify.ts')).verify(t, vault, options)));

  json(
    addOnVault('log', 'Show what happened', 'log personal.coldkeep', 'reads'),
    'JSON Lines on standard output: the events as stored',
  ).action((vault, options) => run(async (t) => (await import('./commands/log.ts')).log(t, vault, options)));

  /** A passphrase that is made now. */
  const newPassphrase = (command: Command): Command =>
    command
      .option('--new-passphrase-file <file>', 'the new passphrase from a file; - is the first line of standard input')
      .option('--generate', 'generate a passphrase of six words')
      .option('--kdf-memory <mib>', 'memory for its key derivation, in MiB', kdfMemory);

  /** A command that removes a secret. */
  const removing = (command: Command): Command =>
    json(command.option('--delete-old-copies', 'delete the copies that Coldkeep made and that the old secret opens'));

  removing(
    newPassphrase(
      addOnVault('passphrase', 'Change the passphrase', 'passphrase personal.coldkeep --generate', 'writes'),
    ),
  )
    .option('--slot <id>', 'which one, by its id from `slots`, where another way in opened the vault')
    .action((vault, options) =>
      run(async (t) => (await import('./commands/ways-in.ts')).passphrase(t, vault, options)),
    );

  removing(
    addOnVault(
      'recovery-key',
      'Issue the recovery key again, or the first one',
      'recovery-key personal.coldkeep',
      'writes',
    ),
  )
    .option('--slot <id>', 'which one, by its id from `slots`, where there are several')
    .option('--kit <file>', 'a PDF to write the kit page into, with the new key on it; it is not printed then')
    .addOption(paper())
    .action((vault, options) =>
      run(async (t) => (await import('./commands/ways-in.ts')).recoveryKey(t, vault, options)),
    );

  removing(
    newPassphrase(
      addOnVault(
        'slots',
        'List the ways in, add one, remove one',
        'slots personal.coldkeep add shares --needed 2 --of 3 --out shares',
        'writes',
      )
        .argument('[action]', 'add or remove; nothing lists them')
        .argument('[way]', 'passphrase, recovery-key, key-file or shares to add; an id to remove'),
    ),
  )
    .option('--read-only', 'for the list: do not even note on this computer what was seen')
    .option('--needed <k>', 'for shares: how many open the vault', shareCount)
    .option('--of <n>', 'for shares: how many there are', shareCount)
    .option('--out <path>', 'the file for a key file, or the folder for shares; they are not printed then')
    .action((vault, action, way, options) =>
      run(async (t) => {
        if (action === undefined) return (await import('./commands/slots.ts')).slots(t, vault, options);
        const { addSlot, removeSlot } = await import('./commands/ways-in.ts');
        if (action === 'add') return addSlot(t, vault, way ?? null, options);
        if (action === 'remove') return removeSlot(t, vault, way ?? null, options);
        throw new UsageError('after the vault comes add or remove, or nothing');
      }),
    );

  removing(
    newPassphrase(
      addOnVault(
        'new-key',
        'Make a new vault key, so that no old copy or secret opens what comes',
        'new-key personal.coldkeep',
        'writes',
      ),
    ),
  )
    .option('--out <path>', 'the folder for new shares; they are not printed then')
    .option('--yes', 'drop the ways in that cannot be made anew, without a question')
    .action((vault, options) => run(async (t) => (await import('./commands/ways-in.ts')).newKey(t, vault, options)));

  json(
    addOnVault(
      'backups',
      'List the backups, make one, name a second place, delete old copies',
      'backups personal.coldkeep place /media/stick',
      'writes',
    )
      .argument('[action]', 'now, place or forget-old; nothing lists the backups, and needs no secret')
      .argument('[folder]', 'for place: a folder that is there, best on another disk or a stick; or none')
      .option('--yes', 'delete the old copies that are listed')
      .option('--gone <file>', 'for forget-old: record that a copy on the list is gone'),
  ).action((vault, action, folder, options) =>
    run(async (t) =>
      (await import('./commands/backups.ts')).backups(t, vault, action ?? null, folder ?? null, options),
    ),
  );

  json(
    addOnVault(
      'kit-page',
      'Draw the page that says how the vault is opened, without its secrets',
      'kit-page personal.coldkeep --out kit.pdf',
      'reads',
    )
      .requiredOption('--out <file>', 'the PDF to write; there is no secret in it')
      .addOption(paper()),
  ).action((vault, options) => run(async (t) => (await import('./commands/kit-page.ts')).kitPage(t, vault, options)));

  json(
    addOnVault(
      'rescue-kit',
      'Write a copy of the vault with a page that reads it',
      'rescue-kit personal.coldkeep /media/stick/kit',
      'writes',
    ).argument('<folder>', 'where to write it; made if it is not there'),
  ).action((vault, folder, options) =>
    run(async (t) => (await import('./commands/rescue-kit.ts')).rescueKit(t, vault, folder, options)),
  );

  json(
    addOnVault(
      'restore',
      'Make an old copy the vault, after a look at what is lost',
      'restore personal.coldkeep /media/stick/personal.coldkeep',
      'writes',
    )
      .argument('<file>', 'the copy or backup; it stays as it is')
      .option('--yes', 'restore it without a question'),
  ).action((vault, file, options) =>
    run(async (t) => (await import('./commands/restore.ts')).restore(t, vault, file, options)),
  );

  json(
    addOnVault(
      'merge',
      'Bring in what another copy of the vault knows, after a look at it',
      'merge personal.coldkeep /media/stick/personal.coldkeep',
      'writes',
    )
      .argument('<file>', 'the other copy; it stays as it is')
      .option('--other-passphrase-file <file>', 'what opens the other copy, where that is something else')
      .option('--yes', 'bring it in without a question'),
  ).action((vault, file, options) =>
    run(async (t) => (await import('./commands/merge.ts')).merge(t, vault, file, options)),
  );

  json(add('doctor', 'Say what Coldkeep finds on this machine', 'doctor')).action((options) =>
    run(async (t) => (await import('./commands/doctor.ts')).doctor(t, options)),
  );

  return program;
}
