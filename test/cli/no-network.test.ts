/** No process opens a socket or asks a resolver (product.md, promise 2): read off the bundles, and watched while they run. */
import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { networkWordsIn, networkWordsOf } from '../house/network-words.ts';
import { builtCli } from './built-cli.ts';
import { codeSaid, GITHUB, Machine, VAULT } from './machine.ts';

/** What stands in a bundle and is never reached; the reason in words. */
const EXCEPTIONS = {
  'cli: node:child_process': 'commander asks for it late, for commands that are programs of their own: we have none',
  'libsodium-wrappers: XMLHttpRequest': 'where Emscripten runs in a browser; Node has no such global',
  'papaparse: XMLHttpRequest': 'for tables at an address; it is given texts only',
  'pdf: XMLHttpRequest': 'for documents and fonts at an address; it is given bytes and no address',
  'pdf: fetch': 'likewise, and the name of a lookup in its tables',
  'pdf.worker: XMLHttpRequest': 'likewise',
  'pdf.worker: fetch': 'likewise',
  'reader: XMLHttpRequest': 'where zxing runs in a browser; it is given the bytes of its own file',
  'reader: fetch': 'likewise',
} as const;

describe('the words of a network', () => {
  test.each([
    ['import { connect } from "node:net";', ['node:net']],
    ["const a = require('https'), b = getBuiltinModule(`node:dns/promises`);", ['https', 'node:dns/promises']],
    ['const answer = await fetch (url);', ['fetch']],
    ['new WebSocket(url); new EventSource(url)', ['WebSocket', 'EventSource']],
    ['\t* const bytes = await fetch(url)', []],
    ['const prefetch = refetch(1), scheme = "http:";', []],
  ])('in %s', (line, words) => {
    expect(networkWordsOf(line)).toEqual(words);
  });
});

test('no bundle of command line, window or worker has one, but for what is named here', () => {
  const { files, words } = networkWordsIn(dirname(builtCli()));
  expect(files).toBeGreaterThan(20);
  expect(words).toEqual(Object.keys(EXCEPTIONS).sort());
}, 120_000);

/** Put before the command line: whatever opens a socket or asks a resolver ends the process and says so. */
const TRIPWIRE = `
const { writeSync } = require('node:fs');
const trip = (name) => () => { writeSync(2, 'NETWORK ' + name + '\\n'); process.exit(99); };
const net = require('node:net'), dns = require('node:dns'), dgram = require('node:dgram');
net.Socket.prototype.connect = trip('connect');
net.Server.prototype.listen = trip('listen');
dgram.Socket.prototype.bind = dgram.Socket.prototype.send = dgram.Socket.prototype.connect = trip('datagram');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']) dns[name] = dns.promises[name] = trip(name);
globalThis.fetch = globalThis.WebSocket = trip('fetch');
`;

const STORY: readonly (readonly string[])[] = [
  ['import', VAULT, GITHUB, '--yes'],
  ['list', VAULT],
  ['show', VAULT, 'github'],
  ['next', VAULT, 'github', '--qr'],
  ['mark', VAULT, 'github', '1', 'used'],
  ['undo', VAULT],
  ['print', VAULT, 'github', '--out', 'sheet.pdf'],
  ['destroyed', VAULT, 'sheet.pdf'],
  ['set-state', VAULT, 'github', 'revoked'],
  ['verify', VAULT],
  ['log', VAULT],
  ['slots', VAULT],
];

async function tellStory(options: { env?: Record<string, string>; shell?: string }, machine: Machine): Promise<void> {
  const made = await machine.run(['create', VAULT, '--generate', '--kdf-memory', '64', '--json'], options);
  expect([made.status, codeSaid(made)]).toEqual([0, null]);
  machine.write('key', JSON.parse(made.stdout).recoveryKey);
  for (const args of [['doctor'], ['inspect', GITHUB], ['sweep', '.']])
    expect((await machine.run(args, options)).status).toBe(0);
  for (const args of STORY) {
    const ended = await machine.open(args, options);
    expect([args[0], ended.status, codeSaid(ended)]).toEqual([args[0], 0, null]);
  }
  // By the passphrase too: the thread that derives the key is watched as well.
  machine.write('passphrase', JSON.parse(made.stdout).passphrase);
  expect((await machine.run(['list', VAULT, '--passphrase-file', 'passphrase'], options)).status).toBe(0);
}

describe('every command of the main job', () => {
  test('touches no function of Node that leads to a network', async () => {
    const machine = Machine.make();
    machine.write('tripwire.cjs', TRIPWIRE);
    const env = { NODE_OPTIONS: `--require ${machine.path('tripwire.cjs')}` };
    await tellStory({ env }, machine);
    machine.write('reach.cjs', "require('node:net').connect(9, '127.0.0.1');");
    const reaching = { NODE_OPTIONS: `${env.NODE_OPTIONS} --require ${machine.path('reach.cjs')}` };
    const tripped = await machine.run(['--version'], { env: reaching });
    expect([tripped.status, tripped.stderr]).toEqual([99, 'NETWORK connect\n']);
  }, 120_000);

  test('asks the system for no socket of a network', async ({ skip }) => {
    if (!canTrace()) return skip('strace is not installed here, or may not watch a process');
    const machine = Machine.make();
    await tellStory({ shell: 'exec strace -f -qq -A -o calls -e trace=network "$@"' }, machine);
    const sockets = machine
      .text('calls')
      .match(/^.*\b(?:AF_INET6?|AF_PACKET|AF_NETLINK|connect\(|bind\(|listen\().*$/gm);
    expect(sockets).toBeNull();
  }, 240_000);
});

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-f', '-qq', '-e', 'trace=network', process.execPath, '-e', '0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
