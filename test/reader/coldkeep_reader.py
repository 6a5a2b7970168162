#!/usr/bin/env python3
"""A second reader of Coldkeep vaults, written from FORMAT.md alone, with nothing but Python's standard library.

It shares no line with the program that writes vaults. It is the proof that FORMAT.md is enough to read them, and a way to get at
the codes when nothing else is left: one file, Python 3.9 or later, no packages. It reads only, and records nothing: write down
what you used.

    python3 coldkeep_reader.py VAULT [--recovery-key-file F | --passphrase-file F [--key-file F] | --share-file F ...]
                               [--codes] [--json] [--today YYYY-MM-DD] [--mark F]

Without a file of a secret it asks for a passphrase or recovery key. Codes are printed with --codes only. A passphrase takes
minutes: its key derivation is meant to be slow and this one is in plain Python; a recovery key or shares take a moment.

Every finding is one line `coldkeep: CODE` on stderr, with the codes of FORMAT.md section 15. Exit status: 0 the vault is open and
whole; 1 it opened and something is wrong or missing; 2 it did not open; 3 bad usage.
"""

from __future__ import annotations

import argparse
import base64
import getpass
import hashlib
import hmac
import json
import re
import struct
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

MAGIC = bytes.fromhex("89434b560d0a1a0a")
SECTOR = 512
MOST_HEADER = 8192
MOST_FRAME = 16 << 20
MOST_EVENT = 1 << 20
MOST_FILE = 1 << 30
MOST_SEARCH = 64 << 20
MOST_SAFE = (1 << 53) - 1


class Refused(Exception):
    """The vault does not open; `code` is of FORMAT.md section 15."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def hmac256(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, data, hashlib.sha256).digest()


def hkdf(ikm: bytes, salt: bytes, info: bytes, size: int) -> bytes:
    """HKDF-SHA-256, RFC 5869."""
    prk, out, block = hmac256(salt, ikm), b"", b""
    while len(out) < size:
        block = hmac256(prk, block + info + bytes([len(out) // 32 + 1]))
        out += block
    return out[:size]


def chacha_rounds(words: list[int], lanes: int) -> list[int]:
    """The 20 rounds of ChaCha on `lanes` blocks at once: a word is one integer with 32 bits of each block, 64 bits apart."""
    mask = int.from_bytes(b"\xff\xff\xff\xff\0\0\0\0" * lanes, "little")
    v = list(words)

    def quarter(a: int, b: int, c: int, d: int) -> None:
        for into, other, turned, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            v[into] = (v[into] + v[other]) & mask
            x = v[turned] ^ v[into]
            v[turned] = ((x << by) | (x >> (32 - by))) & mask

    for _ in range(10):
        for i in range(4):
            quarter(i, 4 + i, 8 + i, 12 + i)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    return v


CHACHA_CONSTANTS = struct.unpack("<4I", b"expand 32-byte k")


def hchacha(key: bytes, nonce: bytes) -> bytes:
    """HChaCha20: a key from a key and the first 16 bytes of a long nonce."""
    v = chacha_rounds([*CHACHA_CONSTANTS, *struct.unpack("<8I", key), *struct.unpack("<4I", nonce)], 1)
    return struct.pack("<8I", *v[0:4], *v[12:16])


def chacha_stream(key: bytes, nonce: bytes, first: int, blocks: int) -> bytes:
    """Blocks of 64 bytes of the ChaCha20 key stream (RFC 8439), from block number `first`."""
    mask = int.from_bytes(b"\xff\xff\xff\xff\0\0\0\0" * blocks, "little")
    ones = int.from_bytes(b"\1\0\0\0\0\0\0\0" * blocks, "little")
    counters = int.from_bytes(b"".join(struct.pack("<Q", first + i) for i in range(blocks)), "little")
    fixed = [word * ones for word in (*CHACHA_CONSTANTS, *struct.unpack("<8I", key))]
    words = [*fixed, counters, *(word * ones for word in struct.unpack("<3I", nonce))]
    out = bytearray(64 * blocks)
    for i, (mixed, word) in enumerate(zip(chacha_rounds(words, blocks), words)):
        lanes = ((mixed + word) & mask).to_bytes(8 * blocks, "little")
        for byte in range(4):
            out[4 * i + byte :: 64] = lanes[byte::8]
    return bytes(out)


def poly1305(key: bytes, data: bytes) -> bytes:
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(data), 16):
        total = (total + int.from_bytes(data[at : at + 16] + b"\1", "little")) * r % ((1 << 130) - 5)
    return ((total + int.from_bytes(key[16:], "little")) & ((1 << 128) - 1)).to_bytes(16, "little")


def open_sealed(key: bytes, nonce: bytes, aad: bytes, sealed: bytes) -> Optional[bytes]:
    """OPEN: XChaCha20-Poly1305. None when the tag does not verify."""
    if len(sealed) < 16:
        return None
    body, tag = sealed[:-16], sealed[-16:]
    sub, short = hchacha(key, nonce[:16]), bytes(4) + nonce[16:]
    padded = aad + bytes(-len(aad) % 16) + body + bytes(-len(body) % 16) + struct.pack("<QQ", len(aad), len(body))
    if not hmac.compare_digest(poly1305(chacha_stream(sub, short, 0, 1)[:32], padded), tag):
        return None
    plain = bytearray()
    for at in range(0, len(body), 1 << 16):
        part = body[at : at + (1 << 16)]
        stream = chacha_stream(sub, short, 1 + at // 64, -(-len(part) // 64))[: len(part)]
        plain += (int.from_bytes(part, "little") ^ int.from_bytes(stream, "little")).to_bytes(len(part), "little")
    return bytes(plain)


MASK64 = (1 << 64) - 1
ROWS = [tuple(range(16 * i, 16 * i + 16)) for i in range(8)]
COLUMNS = [tuple(16 * j + 2 * i + half for j in range(8) for half in (0, 1)) for i in range(8)]
MIXES = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)  # fmt: skip
PLACES = [tuple(line[i] for i in mix) for lines in (ROWS, COLUMNS) for line in lines for mix in MIXES]


def argon_block(left: bytes, right: bytes, old: Optional[bytes]) -> bytes:
    """The compression function G of two blocks of 1,024 bytes, XORed with what stood there before."""
    mixed = (int.from_bytes(left, "little") ^ int.from_bytes(right, "little")).to_bytes(1024, "little")
    v, low = list(struct.unpack("<128Q", mixed)), 0xFFFFFFFF
    for ia, ib, ic, id_ in PLACES:
        a, b, c, d = v[ia], v[ib], v[ic], v[id_]
        a = (a + b + 2 * (a & low) * (b & low)) & MASK64
        d ^= a
        d = (d >> 32) | ((d << 32) & MASK64)
        c = (c + d + 2 * (c & low) * (d & low)) & MASK64
        b ^= c
        b = (b >> 24) | ((b << 40) & MASK64)
        a = (a + b + 2 * (a & low) * (b & low)) & MASK64
        d ^= a
        d = (d >> 16) | ((d << 48) & MASK64)
        c = (c + d + 2 * (c & low) * (d & low)) & MASK64
        b ^= c
        v[ia], v[ib], v[ic], v[id_] = a, (b >> 63) | ((b << 1) & MASK64), c, d
    out = int.from_bytes(struct.pack("<128Q", *v), "little") ^ int.from_bytes(mixed, "little")
    return (out if old is None else out ^ int.from_bytes(old, "little")).to_bytes(1024, "little")


def argon_hash(data: bytes, size: int) -> bytes:
    """The variable-length hash H'."""
    data = struct.pack("<I", size) + data
    if size <= 64:
        return hashlib.blake2b(data, digest_size=size).digest()
    block = hashlib.blake2b(data).digest()
    out = block[:32]
    while size - len(out) > 64:
        block = hashlib.blake2b(block).digest()
        out += block[:32]
    return out + hashlib.blake2b(block, digest_size=size - len(out)).digest()


def argon2id(password: bytes, salt: bytes, kib: int, passes: int, progress: Callable[[int, int], None]) -> bytes:
    """32 bytes of Argon2id version 0x13 with one lane, no secret and no associated data."""
    seed = hashlib.blake2b(
        struct.pack("<6I", 1, 32, kib, passes, 0x13, 2)
        + struct.pack("<I", len(password)) + password + struct.pack("<I", len(salt)) + salt + bytes(8)
    ).digest()  # fmt: skip
    columns = 4 * (kib // 4)
    segment = columns // 4
    memory: list[bytes] = [argon_hash(seed + struct.pack("<II", i, 0), 1024) for i in (0, 1)]
    zero, done, all_blocks = bytes(1024), 2, passes * columns
    for turn in range(passes):
        for part in range(4):
            numbers: list[int] = []
            is_independent = turn == 0 and part < 2
            for i in range(2 if turn == 0 and part == 0 else 0, segment):
                at = part * segment + i
                if is_independent:
                    if not numbers or i % 128 == 0:
                        head = struct.pack("<7Q", turn, 0, part, columns, passes, 2, i // 128 + 1).ljust(1024, b"\0")
                        numbers = list(struct.unpack("<128Q", argon_block(zero, argon_block(zero, head, None), None)))
                    number = numbers[i % 128]
                else:
                    (number,) = struct.unpack_from("<Q", memory[at - 1])
                reach = at - 1 if turn == 0 else columns - segment + i - 1
                x = (number & 0xFFFFFFFF) ** 2 >> 32
                back = reach - 1 - (reach * x >> 32)
                start = 0 if turn == 0 else (part + 1) * segment
                other = memory[(start + back) % columns]
                if turn == 0:
                    memory.append(argon_block(memory[at - 1], other, None))
                else:
                    memory[at] = argon_block(memory[at - 1], other, memory[at])
                done += 1
                if done % 2048 == 0:
                    progress(done, all_blocks)
    return argon_hash(memory[-1], 32)


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def crockford_bits(text: str) -> Optional[str]:
    """The bits of Crockford base32, letters folded; None for another sign."""
    folded = text.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    if not text.isascii() or any(sign not in CROCKFORD for sign in folded):
        return None
    return "".join(f"{CROCKFORD.index(sign):05b}" for sign in folded)


def bits_to_bytes(bits: str) -> bytes:
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def check_bits(label: bytes, data: bytes) -> str:
    return f"{int.from_bytes(sha256(label + data)[:3], 'big'):024b}"[:20]


def has_recovery_key_shape(text: str) -> bool:
    groups = re.split(r"[\s-]+", text.strip())
    signs = "".join(groups)
    return (
        len(groups) in (1, 9)
        and 34 <= len(signs) <= 38
        and signs.isascii()
        and signs.isalnum()
        and any(sign.isdigit() for sign in signs)
    )


def read_recovery_key(text: str) -> bytes:
    """@raises Refused recovery-key-mistyped (R17)"""
    bits = crockford_bits(re.sub(r"[\s-]", "", text))
    if bits is None or len(bits) != 36 * 5:
        raise Refused("recovery-key-mistyped")
    key = bits_to_bytes(bits[:160])
    if bits[160:] != check_bits(b"coldkeep/v1 recovery key", key):
        raise Refused("recovery-key-mistyped")
    return key


def signs_of_printed(data: bytes) -> str:
    """The signs of a key file or share: without the lines that hold the word Coldkeep, line ends, blanks and hyphens."""
    lines = re.split(r"[\r\n]", data.decode("utf-8"))
    return re.sub(r"[\s-]", "", "".join(line for line in lines if "coldkeep" not in line.lower()))


def read_key_file(data: bytes) -> bytes:
    """@raises Refused key-file-damaged (R35)"""
    try:
        bits = crockford_bits(signs_of_printed(data)) if len(data) <= 4096 else None
    except UnicodeDecodeError:
        bits = None
    if bits is None or len(bits) != 56 * 5 or bits[256:260] != "0000":
        raise Refused("key-file-damaged")
    key = bits_to_bytes(bits[:256])
    if bits[260:] != check_bits(b"coldkeep/v1 key file", key):
        raise Refused("key-file-damaged")
    return key


@dataclass(frozen=True)
class Share:
    needed: int
    number: int
    vault: bytes
    slot: bytes
    values: bytes


def read_share(data: bytes) -> Share:
    """@raises Refused share-mistyped (R36)"""
    try:
        bits = crockford_bits(signs_of_printed(data))
    except UnicodeDecodeError:
        bits = None
    if bits is None or len(bits) != 76 * 5 or bits[376:] != "0000":
        raise Refused("share-mistyped")
    raw = bits_to_bytes(bits[:376])
    if raw[43:] != sha256(b"coldkeep/v1 share" + raw[:43])[:4] or raw[0] != 1 or not 2 <= raw[1] <= 16 or raw[2] == 0:
        raise Refused("share-mistyped")
    return Share(raw[1], raw[2], raw[3:7], raw[7:11], raw[11:43])


def gf_multiply(a: int, b: int) -> int:
    """In GF(2^8) with the polynomial x^8 + x^4 + x^3 + x + 1."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def gf_invert(a: int) -> int:
    return next(b for b in range(1, 256) if gf_multiply(a, b) == 1)


def combine(points: dict[int, bytes]) -> bytes:
    """The value at 0 of the polynomial through the points, byte by byte (Lagrange)."""
    secret = bytes(32)
    for x, values in points.items():
        weight = 1
        for other in points:
            if other != x:
                weight = gf_multiply(weight, gf_multiply(other, gf_invert(x ^ other)))
        secret = bytes(s ^ gf_multiply(weight, value) for s, value in zip(secret, values))
    return secret


def canonical_spelling(passphrase: str) -> Optional[str]:
    """R14: the pieces of a text in lower case with one blank between, when they are two or more words of the list."""
    folded = unicodedata.normalize("NFKC", passphrase).lower()
    pieces = [piece for piece in re.split(r"[\W_]+", folded) if piece]
    words = word_list()
    spelled = " ".join(pieces)
    return spelled if len(pieces) >= 2 and spelled != passphrase and all(piece in words for piece in pieces) else None


def word_list() -> dict[str, int]:
    """The list of section 4.1, looked for beside this file and in the repository; empty where it is not there."""
    here = Path(__file__).resolve().parent
    for path in (here / "diceware.json", here.parent.parent / "assets" / "words" / "diceware.json"):
        if path.is_file():
            return {word: i for i, word in enumerate(json.loads(path.read_text("utf-8")))}
    return {}


@dataclass(frozen=True)
class Slot:
    type: int
    kdf: int
    costs: tuple[int, int, int]
    id: bytes
    salt: bytes
    pub: bytes
    commitment: bytes
    wrapped: bytes


@dataclass(frozen=True)
class Header:
    bytes: bytes
    vault: bytes
    epoch: int
    salt: bytes
    slots: list[Slot]
    findings: list[str]


def prelude_length(data: bytes, at: int) -> Optional[int]:
    """HL of a sound prelude at `at`, else None. @raises Refused newer-version (R7)"""
    prelude = data[at : at + 20]
    if len(prelude) < 20 or prelude[:8] != MAGIC or prelude[16:] != sha256(prelude[:16])[:4]:
        return None
    length: int = struct.unpack(">I", prelude[12:16])[0]
    if not SECTOR <= length <= MOST_HEADER or length % SECTOR != 0:
        return None
    if prelude[8:10] != b"\0\1":
        raise Refused("newer-version")
    return length


def good_copy(data: bytes, at: int, length: int) -> Optional[bytes]:
    copy = data[at : at + length]
    return copy if len(copy) == length and copy[-32:] == sha256(copy[:-32]) else None


def read_header(data: bytes) -> Header:
    """Sections 3.3 and 4. @raises Refused by R2 to R11"""
    if not data:
        raise Refused("empty-file")
    places = range(0, MOST_HEADER + 1, SECTOR)
    if not any(data[at : at + 8] == MAGIC for at in places):
        raise Refused("not-a-vault")
    first = prelude_length(data, 0)
    second_at = first if first is not None else next((at for at in places[1:] if prelude_length(data, at) == at), None)
    if second_at is None:
        raise Refused("header-damaged")
    one = good_copy(data, 0, second_at) if first is not None else None
    two = good_copy(data, second_at, second_at) if prelude_length(data, second_at) == second_at else None
    if one is not None and two is not None and one != two:
        raise Refused("header-tampered")
    copy = one if one is not None else two
    if copy is None:
        raise Refused("header-damaged")
    findings = ["header-damaged"] if one is None or two is None else []
    return parse_copy(copy, findings + (["newer-version"] if copy[10:12] != b"\0\0" else []))


def parse_copy(copy: bytes, findings: list[str]) -> Header:
    count, zero = struct.unpack(">HH", copy[20:24])
    end = len(copy) - 64
    (epoch,) = struct.unpack(">Q", copy[40:48])
    if not 1 <= count <= 16 or 80 + 224 * count > end or zero or any(copy[80 + 224 * count : end]) or epoch > MOST_SAFE:
        raise Refused("unsupported-feature")
    raw = [copy[80 + 224 * i : 80 + 224 * (i + 1)] for i in range(count)]
    slots = [parse_slot(each) for each in raw if (each[0], each[1]) in SLOT_PAIRS]
    if not slots:
        raise Refused("unsupported-feature")
    if sum(slot.kdf != 0 for slot in slots) > 4:
        raise Refused("excessive-work-factor")
    return Header(copy, copy[24:40], epoch, copy[48:80], slots, findings)


# Type and kdf of a slot that is not skipped (R9).
SLOT_PAIRS = ((1, 1), (1, 2), (6, 1), (6, 2), (2, 0), (4, 0))


def parse_slot(raw: bytes) -> Slot:
    """@raises Refused unsupported-feature | excessive-work-factor (R1, R11)"""
    if any(raw[2:4]) or any(raw[64:96]) or any(raw[176:224]):
        raise Refused("unsupported-feature")
    costs = struct.unpack(">III", raw[4:16])
    slot = Slot(raw[0], raw[1], costs, raw[16:32], raw[32:64], raw[:96], raw[96:128], raw[128:176])
    check_costs(slot)
    return slot


def check_costs(slot: Slot) -> None:
    """R11, before anything is allocated."""
    a, b, c = slot.costs
    if slot.kdf == 0 and (a, b, c) != (0, 0, 0):
        raise Refused("unsupported-feature")
    if slot.kdf == 1:
        if a > 1 << 20 or b > 10:
            raise Refused("excessive-work-factor")
        if a < 8 or b < 1 or c != 1:
            raise Refused("unsupported-feature")
    if slot.kdf == 2:
        if a > 20:
            raise Refused("excessive-work-factor")
        if a < 1 or b != 8 or c != 1:
            raise Refused("unsupported-feature")


@dataclass(frozen=True)
class Credentials:
    """One way in: a passphrase (with the bytes of a key file or without), or a recovery key, or shares."""

    secret: str = ""
    key_file: Optional[bytes] = None
    shares: tuple[bytes, ...] = ()


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def derive(slot: Slot, passphrase: str) -> bytes:
    password = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    a, passes, _ = slot.costs
    if slot.kdf == 2:
        most = (1 << a) * 1024 + (64 << 20)
        return hashlib.scrypt(password, salt=slot.salt[:16], n=1 << a, r=8, p=1, dklen=32, maxmem=most)
    start = time.monotonic()

    def progress(done: int, whole: int) -> None:
        spent = time.monotonic() - start
        left = spent / done * (whole - done)
        print(f"\r{100 * done // whole:3d} %, about {left:.0f} s to go ", end="", file=sys.stderr, flush=True)

    if a >= 4096:
        say(f"Deriving a key with {a // 1024} MiB and {passes} passes in plain Python: this takes minutes.")
    key = argon2id(password, slot.salt[:16], a, passes, progress)
    if a >= 4096:
        say(f"\rDerived in {time.monotonic() - start:.0f} s.          ")
    return key


def secret_of_shares(header: Header, texts: tuple[bytes, ...]) -> tuple[list[Slot], bytes]:
    """@raises Refused share-mistyped | shares-mixed | shares-missing (R36)"""
    shares = [read_share(text) for text in texts]
    first = shares[0]
    points: dict[int, bytes] = {}
    for share in shares:
        is_same = (share.needed, share.vault, share.slot) == (first.needed, first.vault, first.slot)
        if not is_same or points.setdefault(share.number, share.values) != share.values:
            raise Refused("shares-mixed")
    if len(points) < first.needed:
        raise Refused("shares-missing")
    slots = [slot for slot in header.slots if slot.type == 4 and slot.id[:4] == first.slot]
    if first.vault != header.vault[:4] or not slots:
        raise Refused("shares-mixed")
    return slots, combine(points)


def tries(header: Header, given: Credentials) -> Iterator[tuple[Slot, bytes]]:
    """Each slot that fits what was given, with its S."""
    if given.shares:
        slots, secret = secret_of_shares(header, given.shares)
        yield from ((slot, secret) for slot in slots)
        return
    if has_recovery_key_shape(given.secret):
        secret = read_recovery_key(given.secret)
        yield from ((slot, secret) for slot in header.slots if slot.type == 2)
        return
    types = {slot.type for slot in header.slots}
    if given.key_file is None and 6 in types and 1 not in types:
        raise Refused("key-file-needed")
    tail = b"" if given.key_file is None else read_key_file(given.key_file)
    wanted = [slot for slot in header.slots if slot.type == (1 if given.key_file is None else 6)]
    yield from ((slot, derive(slot, given.secret) + tail) for slot in wanted)
    canonical = canonical_spelling(given.secret)
    if canonical is not None:
        yield from ((slot, derive(slot, canonical) + tail) for slot in wanted)


def unlock(header: Header, given: Credentials) -> bytes:
    """The vault key. @raises Refused wrong-secret | header-tampered and what is wrong with what was given"""
    for slot, secret in tries(header, given):
        km = hkdf(secret, slot.salt, b"coldkeep/v1 slot" + header.vault + slot.pub, 64)
        if hmac.compare_digest(km[32:], slot.commitment):
            vault_key = open_sealed(km[:32], bytes(24), slot.pub, slot.wrapped)
            if vault_key is None:
                raise Refused("header-tampered")
            mac = hmac256(hkdf(vault_key, header.salt, b"coldkeep/v1 header mac", 32), header.bytes[:-64])
            if not hmac.compare_digest(mac, header.bytes[-64:-32]):
                raise Refused("header-tampered")
            return vault_key
    raise Refused("wrong-secret")


class FrameFails(Exception):
    """R19, R21, R23: this frame does not count. `is_tag` when it is the tag that failed."""

    def __init__(self, is_tag: bool = False) -> None:
        super().__init__()
        self.is_tag = is_tag


@dataclass
class Log:
    """What the frames of a vault hold."""

    change: int
    hash: bytes
    events: list[dict[str, Any]] = field(default_factory=list)
    payloads: dict[bytes, bytes] = field(default_factory=dict)
    keyring: dict[bytes, bytes] = field(default_factory=dict)
    count: int = 0
    has_unknown: bool = False
    frames: int = 0
    tail: Optional[str] = None
    hashes: dict[int, bytes] = field(default_factory=dict)
    given_up: set[tuple[int, str]] = field(default_factory=set)


def is_frame_size(size: int) -> bool:
    """R18"""
    if size > 1 << 16:
        return size % (1 << 16) == 0 and size <= MOST_FRAME
    return size >= SECTOR and size & (size - 1) == 0


def stated_size(data: bytes, at: int) -> Optional[int]:
    """The size of the frame at `at` by its magic and a valid size field."""
    head = data[at : at + 8]
    size = struct.unpack(">I", head[4:])[0] if len(head) == 8 and head[:4] == b"CKF1" else 0
    return size if is_frame_size(size) else None


def open_frame(key: bytes, head: bytes, sealed: bytes) -> Optional[bytes]:
    return open_sealed(key, head[48:72], head, sealed)


class Parts:
    """Reads counts and lengths of a transaction. Every read past the end is a failed frame."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        if self.at + size > len(self.data):
            raise FrameFails()
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def counted(self) -> range:
        return range(self.number(4))


def read_frame(data: bytes, at: int, seq: int, link: bytes, key: bytes, log: Log) -> int:
    """Adds the frame at `at` to the log and gives its size. @raises FrameFails"""
    size = stated_size(data, at)
    if size is None or at + size > len(data):
        raise FrameFails()
    head = data[at : at + 80]
    is_next = struct.unpack(">Q", head[8:16])[0] == seq and head[16:48] == link
    plain = open_frame(key, head, data[at + 80 : at + size])
    if plain is None:
        raise FrameFails(is_tag=True)
    if not is_next or any(head[72:80]):
        raise FrameFails()
    length = int.from_bytes(plain[:4], "big")
    if length > len(plain) - 4 or any(plain[4 + length :]):
        raise FrameFails()
    add_transaction(plain[4 : 4 + length], seq, log)
    return size


def add_transaction(raw: bytes, seq: int, log: Log) -> None:
    parts = Parts(raw)
    events = [parts.take(parts.number(4)) for _ in parts.counted()]
    payloads = [(parts.take(32), parts.take(parts.number(4))) for _ in parts.counted()]
    keyring = [(parts.take(16), parts.take(parts.number(4))) for _ in parts.counted()]
    change_said, hash_said = parts.number(8), parts.take(32)
    if parts.at != len(raw) or any(sha256(payload) != said for said, payload in payloads):
        raise FrameFails()
    read = [read_event(event) for event in events]
    change, log_hash = log.change, log.hash
    if seq == 0:
        if not read or read[0]["t"] not in ("VaultCreated", "LogCondensed"):
            raise FrameFails()
        if read[0]["t"] == "LogCondensed" and "isKnown" in read[0]:
            change, log_hash = read[0]["d"]["change"], bytes.fromhex(read[0]["d"]["hash"])
    hashes = {change: log_hash}
    for event in events:
        change, log_hash = change + 1, sha256(log_hash + event)
        hashes[change] = log_hash
    if (change, log_hash) != (change_said, hash_said):
        raise FrameFails()
    log.change, log.hash, log.count = change, log_hash, log.count + len(events)
    log.hashes.update(hashes)
    log.payloads.update(payloads)
    log.keyring.update(keyring)
    for event in read:
        if "isKnown" in event:
            log.events.append(event)
            log.given_up |= {(int(point["change"]), point["hash"]) for point in event["d"].get("givenUp", [])}
        else:
            log.has_unknown = log.has_unknown or event["crit"]


def read_log(data: bytes, header: Header, vault_key: bytes) -> Log:
    """Sections 6 to 8, 11 and 12. @raises Refused record-damaged(0) | truncated(0) | unsupported-feature"""
    key = hkdf(vault_key, header.salt, b"coldkeep/v1 records", 32)
    log = Log(0, sha256(b"coldkeep/v1 log" + header.vault))
    at, link = 2 * len(header.bytes), sha256(header.bytes)
    while at < len(data) or log.frames == 0:
        try:
            size = read_frame(data, at, log.frames, link, key, log)
        except FrameFails as fails:
            log.tail = "truncated" if is_torn_tail(data, at, key, fails.is_tag) else "record-damaged"
            if log.frames == 0:
                raise Refused(f"{log.tail}(0)") from None
            break
        link, at = sha256(data[at : at + size]), at + size
        log.frames += 1
    return log


def is_torn_tail(data: bytes, at: int, key: bytes, tag_failed: bool) -> bool:
    """Section 12."""
    left, size = len(data) - at, stated_size(data, at)
    is_cut = left < SECTOR or (size is not None and left < size and not is_whole(data[at:], key))
    is_holed = size == left and tag_failed and any(not any(data[s : s + SECTOR]) for s in range(at, at + left, SECTOR))
    is_blank = left >= SECTOR and not any(data[at : at + SECTOR])
    if not (is_cut or is_holed or is_blank):
        return False
    searched = 0
    for later in range(at + SECTOR, len(data), SECTOR):
        size = stated_size(data, later)
        if size is not None and later + size <= len(data):
            searched += size
            ciphertext = data[later + 80 : later + size]
            if searched > MOST_SEARCH or open_frame(key, data[later : later + 80], ciphertext) is not None:
                return False
    return True


def is_whole(frame: bytes, key: bytes) -> bool:
    """Whether the rest of the file is a whole frame with a damaged size."""
    head = frame[:4] + struct.pack(">I", len(frame)) + frame[8:80]
    return is_frame_size(len(frame)) and open_frame(key, head, frame[80:]) is not None


def compare_with_mark(text_of_mark: Optional[str], header: Header, vault_key: bytes, log: Log) -> str:
    """Section 13: `first-time`, `newer`, `same`, or the code."""
    try:
        mark = json.loads(text_of_mark or "")
        is_mark = shape(v=between(1, 1), change=change, hash=hash64, mac=hash64)(mark)
    except ValueError:
        is_mark = False
    if not is_mark:
        return "first-time"
    at, seen = int(mark["change"]), bytes.fromhex(mark["hash"])
    key = hkdf(vault_key, header.vault, b"coldkeep/v1 last seen", 32)
    mac = hmac256(key, b"coldkeep/v1 mark" + struct.pack(">Q", at) + seen)
    if not hmac.compare_digest(mac, bytes.fromhex(mark["mac"])):
        return "key-changed"
    if (at, mark["hash"][:32]) in log.given_up:
        return "newer"
    if at > log.change:
        return "rolled-back"
    if log.hashes.get(at) != seen:
        return "diverged"
    return "same" if at == log.change else "newer"


def findings_of(header: Header, log: Log, compared: str) -> list[str]:
    """What limits a vault that opened, in the order of section 15."""
    found = [f"record-damaged({log.frames})"] if log.tail == "record-damaged" else []
    found += header.findings + (["unsupported-feature"] if log.has_unknown else [])
    found += [compared] if compared in ("key-changed", "diverged") else []
    if log.tail == "truncated":
        return found + ([f"truncated({log.frames})"] if compared in ("first-time", "rolled-back") else [])
    return found + ([compared] if compared == "rolled-back" else [])


Check = Callable[[Any], bool]
SHEET = r"S-(?:[0-9]{4}|[1-9][0-9]{4,8})-[A-HJKMNP-TV-Z]{2}"
MONTH = r"[0-9]{4}-(?:0[1-9]|1[0-2])"
DAY = MONTH + r"-(?:0[1-9]|[12][0-9]|3[01])"
TIME = DAY + r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?Z"


def matches(pattern: str) -> Check:
    compiled = re.compile(pattern + r"\Z")
    return lambda x: isinstance(x, str) and compiled.match(x) is not None


def is_whole_number(x: Any, low: int, high: int) -> bool:
    return isinstance(x, (int, float)) and not isinstance(x, bool) and low <= x <= high and x == int(x)


def between(low: int, high: int) -> Check:
    return lambda x: is_whole_number(x, low, high)


def one_of(*values: Any) -> Check:
    return lambda x: isinstance(x, str) and x in values


def or_null(check: Check) -> Check:
    return lambda x: x is None or check(x)


def list_of(check: Check) -> Check:
    return lambda x: isinstance(x, list) and all(check(item) for item in x)


def shape(**fields: Check) -> Check:
    return lambda x: isinstance(x, dict) and all(key in x and check(x[key]) for key, check in fields.items())


def flag(x: Any) -> bool:
    return isinstance(x, bool)


def note(x: Any) -> bool:
    return isinstance(x, str)


time_of, day_or_time = matches(TIME), matches(f"(?:{TIME}|{DAY})")
partial_date = matches(f"(?:{TIME}|{DAY}|{MONTH}|[0-9]{{4}})")
ident, hash64, text = matches("[0-9a-f]{32}"), matches("[0-9a-f]{64}"), matches("(?s:.+)")
number, numbers = between(0, 1_001_000), list_of(between(0, 1_001_000))
change, sheet, copy = between(0, MOST_SAFE), matches(SHEET), matches(SHEET + "/[1-9][0-9]?")
sealed = shape(hash=hash64, commitment=hash64)
outcome = shape(set=ident, number=number, when=or_null(day_or_time), **{"from": or_null(copy)}, note=or_null(note))
one_set, one_file = shape(set=ident), shape(file=text)
fork = shape(fork=change, givenUp=list_of(shape(change=change, hash=ident)))
SLOT_TYPES = ("passphrase", "recovery-key", "shares", "passphrase-and-key-file")
KINDS = ("recovery-codes", "recovery-key", "recovery-phrase")
USES = ("single", "single-then-replaced", "disables-2fa", "reusable")


dealt = shape(needed=between(2, 16), of=between(2, 16))

EVENTS: dict[str, Check] = {
    "VaultCreated": shape(fingerprints=between(1, 1)),
    "LogCondensed": shape(change=change, hash=hash64, createdAt=time_of, fingerprints=between(1, 1)),
    "SlotAdded": shape(slot=ident, type=one_of(*SLOT_TYPES), generated=flag, shares=or_null(dealt)),
    "SlotRemoved": shape(slot=ident),
    "VaultKeyChanged": shape(epoch=change),
    "AccountAdded": shape(
        account=ident, service=or_null(text), instance=or_null(text), label=or_null(text), name=or_null(text)
    ),
    "AccountRenamed": shape(account=ident, name=or_null(text)),
    "AccountClosed": shape(account=ident),
    "SetAdded": shape(
        set=ident, account=ident, kind=one_of(*KINDS), use=one_of(*USES), usesPerCode=between(1, 1000),
        state=one_of("active", "draft"), indexBase=between(0, 1_000_000), orderSure=flag, count=between(1, 1000),
        used=numbers, spentUnknown=between(0, 1000), generatedAt=or_null(partial_date), expiresAt=or_null(partial_date),
        payload=sealed,
    ),
    "MarksUpdated": shape(set=ident, used=numbers),
    "SetSuperseded": shape(set=ident, successor=or_null(ident)),
    "SetRevoked": one_set,
    "SetCompromised": one_set,
    "SetActivated": one_set,
    "SetMoved": shape(set=ident, account=ident),
    "CodeCorrected": shape(set=ident, number=number, payload=sealed),
    "CodeAdded": shape(set=ident, count=between(1, 1000), payload=sealed),
    "PayloadPurged": one_set,
    "SetOpened": shape(set=ident, **{"for": one_of("print", "proof", "correct", "add", "export")}),
    "CodeRevealed": shape(set=ident, number=number),
    "CodeUsed": outcome,
    "CodeRefused": outcome,
    "CodeNotTried": outcome,
    "OutcomeTakenBack": shape(event=ident),
    "SheetPrinted": shape(
        sheet=sheet, replaces=or_null(sheet), layout=one_of("recovery", "packed"), paper=one_of("a4", "letter"),
        copies=between(1, 99), way=one_of("pdf", "printer"), sets=list_of(shape(set=ident, numbers=numbers)),
    ),
    "CopyProven": shape(copy=copy, way=one_of("typed", "scanned")),
    "CopyPlaced": shape(copy=copy, place=text, seal=or_null(text)),
    "CopyEnded": shape(copy=copy, reason=one_of("destroyed", "lost", "not-printed")),
    "PlaintextWritten": shape(file=text, sheet=or_null(sheet)),
    "PlaintextDestroyed": one_file,
    "VaultRestored": fork,
    "VaultMerged": fork,
    "VaultCopyWritten": one_file,
    "VaultCopyDestroyed": one_file,
    "OldCopiesLeft": shape(
        reason=one_of("passphrase-changed", "way-removed", "key-changed", "purged"), files=list_of(text)
    ),
}  # fmt: skip
envelope = shape(v=between(1, MOST_SAFE), id=ident, t=text, at=time_of, by=or_null(ident), crit=flag)


def no_constant(name: str) -> None:
    raise ValueError(name)


def whole_number(digits: str) -> float:
    """One with more digits than any rule allows need not be exact."""
    return int(digits) if len(digits) < 20 else float(digits)


def read_event(raw: bytes) -> dict[str, Any]:
    """The event, with `isKnown` where this reader knows its type and version. @raises FrameFails (R23)"""
    if len(raw) > MOST_EVENT or raw[:1] != b"{" or b"\n" in raw or b"\r" in raw:
        raise FrameFails()
    try:
        event = json.loads(raw.decode("utf-8"), parse_int=whole_number, parse_constant=no_constant)
    except (ValueError, RecursionError):
        raise FrameFails() from None
    if not envelope(event):
        raise FrameFails()
    check = EVENTS.get(event["t"])
    event.pop("isKnown", None)
    if check is not None and event["v"] == 1:
        if not check(event.get("d")):
            raise FrameFails()
        event["isKnown"] = True
    return dict(event)


@dataclass
class Outcome:
    is_refusal: bool
    is_use: bool
    is_taken_back: bool = False


@dataclass
class CodeSet:
    id: str
    account: str
    added: dict[str, Any]
    state: str
    count: int
    payload: dict[str, str]
    is_purged: bool = False
    marked: set[int] = field(default_factory=set)
    outcomes: dict[int, list[Outcome]] = field(default_factory=dict)

    def has(self, number: int) -> bool:
        return self.added["indexBase"] <= number < self.added["indexBase"] + self.count

    def stands(self, number: int) -> list[Outcome]:
        return [o for o in self.outcomes.get(number, []) if not o.is_taken_back and (o.is_use or o.is_refusal)]

    def state_on(self, today: str) -> str:
        expires = self.added["expiresAt"]
        if self.state == "active" and expires is not None and today[: min(10, len(expires))] > expires[:10]:
            return "expired"
        return self.state

    def code_state(self, number: int, today: str) -> str:
        outcomes = self.stands(number)
        uses = sum(o.is_use for o in outcomes)
        if number in self.marked or (self.added["use"] != "reusable" and uses >= self.added["usesPerCode"]):
            return "used"
        if outcomes and outcomes[-1].is_refusal:
            return "refused"
        is_replaced = self.added["use"] == "single-then-replaced" and any(
            o.is_use for other in self.outcomes for o in self.stands(other)
        )
        is_over = self.is_purged or is_replaced or self.state_on(today) not in ("active", "draft")
        return "void" if is_over else "unused"

    def codes(self, today: str) -> list[tuple[int, str]]:
        first: int = self.added["indexBase"]
        return [(n, self.code_state(n, today)) for n in range(first, first + self.count)]

    def left(self, today: str) -> int:
        states = [state for _, state in self.codes(today)]
        spent = max(0, self.added["spentUnknown"] - states.count("refused"))
        return max(0, states.count("unused") - spent)


@dataclass
class Account:
    added: dict[str, Any]
    name: Optional[str]
    is_closed: bool = False


STATES = {"SetSuperseded": "superseded", "SetRevoked": "revoked", "SetCompromised": "compromised", "SetActivated": "active"}


class Fold:
    """Accounts and sets, from the events in their order."""

    def __init__(self, events: list[dict[str, Any]]) -> None:
        self.accounts: dict[str, Account] = {}
        self.sets: dict[str, CodeSet] = {}
        self.outcomes: dict[str, Outcome] = {}
        for event in events:
            self.add(event["t"], event["id"], event["d"])

    def add(self, kind: str, event_id: str, d: dict[str, Any]) -> None:
        if kind == "AccountAdded":
            self.accounts.setdefault(d["account"], Account(d, d["name"]))
        elif kind == "SetAdded":
            if d["set"] not in self.sets:
                added = CodeSet(d["set"], d["account"], d, d["state"], d["count"], d["payload"])
                added.marked = {n for n in d["used"] if added.has(n)}
                self.sets[d["set"]] = added
        elif kind == "OutcomeTakenBack" and d["event"] in self.outcomes:
            self.outcomes[d["event"]].is_taken_back = True
        elif kind in ("AccountRenamed", "AccountClosed") and d["account"] in self.accounts:
            account = self.accounts[d["account"]]
            account.name = d.get("name", account.name)
            account.is_closed = account.is_closed or kind == "AccountClosed"
        elif "set" in d and d["set"] in self.sets:
            self.add_to_set(kind, event_id, self.sets[d["set"]], d)

    def add_to_set(self, kind: str, event_id: str, of: CodeSet, d: dict[str, Any]) -> None:
        if kind in STATES:
            of.state = STATES[kind]
        elif kind == "MarksUpdated":
            of.marked |= {n for n in d["used"] if of.has(n)}
        elif kind == "SetMoved" and d["account"] in self.accounts:
            of.account = d["account"]
        elif kind == "PayloadPurged":
            of.is_purged = True
        elif kind in ("CodeAdded", "CodeCorrected") and not of.is_purged and d.get("count", of.count) >= of.count:
            of.count, of.payload = d.get("count", of.count), d["payload"]
        elif kind in ("CodeUsed", "CodeRefused", "CodeNotTried") and of.has(d["number"]) and event_id not in self.outcomes:
            made = self.outcomes[event_id] = Outcome(kind == "CodeRefused", kind == "CodeUsed")
            of.outcomes.setdefault(d["number"], []).append(made)


def open_codes(header: Header, vault_key: bytes, log: Log, of: CodeSet) -> list[str]:
    """@raises Refused record-damaged (R27) | purged"""
    if of.is_purged:
        raise Refused("purged")
    set_id, payload_hash = bytes.fromhex(of.id), bytes.fromhex(of.payload["hash"])
    entry, payload = log.keyring.get(set_id, b""), log.payloads.get(payload_hash)
    key = hkdf(vault_key, header.vault, b"coldkeep/v1 set keys", 32)
    aad = b"set key" + header.vault + set_id + payload_hash
    set_key = open_sealed(key, entry[:24], aad, entry[24:72]) if len(entry) >= 72 else None
    if set_key is None or payload is None or len(payload) < 40:
        raise Refused("record-damaged")
    commitment = hkdf(set_key, header.vault, b"coldkeep/v1 set commitment", 32)
    if not hmac.compare_digest(commitment, bytes.fromhex(of.payload["commitment"])):
        raise Refused("record-damaged")
    plain = open_sealed(set_key, payload[:24], b"codes" + header.vault + set_id + commitment, payload[24:])
    try:
        parts = Parts(plain if plain is not None else b"")
        codes = [parts.take(parts.number(4)).decode("utf-8") for _ in parts.counted()]
    except (FrameFails, UnicodeDecodeError):
        raise Refused("record-damaged") from None
    is_wrong = len(codes) != of.count or any(code.startswith("\ufeff") for code in codes)
    if is_wrong or any(parts.data[parts.at :]) or len(parts.data) % 64 != 0:
        raise Refused("record-damaged")
    return codes


def shown_set_id(set_id: str) -> str:
    bits = f"{int(set_id, 16):0128b}00"
    return "s-" + "".join(CROCKFORD[int(bits[i : i + 5], 2)] for i in range(0, 130, 5)).lower()


def eye_fingerprint(log_hash: bytes) -> Optional[str]:
    """Section 8: four words."""
    words = list(word_list())
    value = int.from_bytes(log_hash[:8], "big") % 7776**4
    return " ".join(words[value // 7776**i % 7776] for i in (3, 2, 1, 0)) if len(words) == 7776 else None


def read_vault(
    data: bytes, given: Credentials, with_codes: bool, today: str, mark: Optional[str] = None
) -> dict[str, Any]:
    """Everything as one JSON value: findings, accounts, their sets, codes. @raises Refused"""
    if len(data) > MOST_FILE:
        raise Refused("too-large")
    header = read_header(data)
    vault_key = unlock(header, given)
    log = read_log(data, header, vault_key)
    fold = Fold(log.events)
    findings = findings_of(header, log, compare_with_mark(mark, header, vault_key, log))

    def show_set(of: CodeSet) -> dict[str, Any]:
        codes: list[dict[str, Any]] = [{"number": n, "state": state} for n, state in of.codes(today)]
        shown = {
            "set": shown_set_id(of.id), "id": of.id, "kind": of.added["kind"], "use": of.added["use"],
            "state": of.state_on(today), "isPurged": of.is_purged, "left": of.left(today), "codes": codes,
        }  # fmt: skip
        if with_codes:
            try:
                for code, words in zip(codes, open_codes(header, vault_key, log, of)):
                    code["code"] = words
            except Refused as refused:
                shown["trouble"] = refused.code
        return shown

    def show_account(account_id: Optional[str], account: Account) -> dict[str, Any]:
        words = {key: account.added[key] for key in ("service", "instance", "label")}
        sets = [show_set(of) for of in sets_of.get(account_id, [])]
        return {"account": account_id, **words, "name": account.name, "isClosed": account.is_closed, "sets": sets}

    sets_of: dict[Optional[str], list[CodeSet]] = {}
    for of in fold.sets.values():
        sets_of.setdefault(of.account if of.account in fold.accounts else None, []).append(of)
    nobody = Account({"service": None, "instance": None, "label": None}, None)
    everybody = [*fold.accounts.items(), *([(None, nobody)] if None in sets_of else [])]
    accounts = [show_account(account_id, account) for account_id, account in everybody]
    return {
        "vault": header.vault.hex(), "epoch": header.epoch, "change": log.change, "hash": log.hash.hex(),
        "fingerprint": eye_fingerprint(log.hash), "frames": log.frames, "events": log.count,
        "hasTail": log.tail == "truncated", "findings": findings, "accounts": accounts,
    }  # fmt: skip


def print_text(vault: dict[str, Any]) -> None:
    fingerprint = f" ({vault['fingerprint']})" if vault["fingerprint"] else ""
    print(f"Vault {vault['vault']}, change {vault['change']}{fingerprint}")
    for account in vault["accounts"]:
        name = " · ".join(str(account[k]) for k in ("name", "service", "instance", "label") if account[k] is not None)
        print(f"\n{name or 'Account that the vault does not name'}{' (closed)' if account['isClosed'] else ''}")
        for shown in account["sets"]:
            purged = ", purged" if shown["isPurged"] else ""
            trouble = f", cannot be opened: {shown['trouble']}" if "trouble" in shown and not purged else ""
            print(f"  {shown['set']}  {shown['kind']}, {shown['state']}, {shown['left']} left{purged}{trouble}")
            for code in shown["codes"]:
                print(f"  {code['number']:6d}  {code['state']:8s} {code.get('code', '')}".rstrip())


def one_line(path: str) -> str:
    """The text of a file that holds a secret, without one line end at its end."""
    text_of_file = Path(path).read_bytes().decode("utf-8")
    return re.sub(r"\r?\n\Z", "", text_of_file)


def credentials_of(args: argparse.Namespace) -> Credentials:
    if args.share_file:
        return Credentials(shares=tuple(Path(name).read_bytes() for name in args.share_file))
    if args.recovery_key_file is not None:
        secret = one_line(args.recovery_key_file)
        if not has_recovery_key_shape(secret):
            raise Refused("recovery-key-mistyped")
        return Credentials(secret)
    key_file = None if args.key_file is None else Path(args.key_file).read_bytes()
    if args.passphrase_file is not None:
        return Credentials(one_line(args.passphrase_file), key_file)
    return Credentials(getpass.getpass("Passphrase or recovery key: "), key_file)


def main() -> int:
    parser = argparse.ArgumentParser(description="Reads a Coldkeep vault. Records nothing: write down what you used.")
    parser.add_argument("vault", nargs="?")
    parser.add_argument("--vectors", metavar="DIR", help="read test vectors instead, one JSON line each")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--recovery-key-file", metavar="F")
    ways.add_argument("--passphrase-file", metavar="F")
    ways.add_argument("--share-file", metavar="F", action="append")
    parser.add_argument("--key-file", metavar="F")
    parser.add_argument("--mark", metavar="F", help="last-seen mark: marks/VAULT-ID.json of the data folder")
    parser.add_argument("--codes", action="store_true", help="decrypt and print the codes")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--today", default=time.strftime("%Y-%m-%d"), help="the day that expiry is measured on")
    args = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if args.vectors is not None:
        return read_vectors(Path(args.vectors), args.today)
    if args.vault is None:
        parser.error("which vault?")
    try:
        mark = None if args.mark is None else Path(args.mark).read_text("utf-8", errors="replace")
        vault = read_vault(Path(args.vault).read_bytes(), credentials_of(args), args.codes, args.today, mark)
    except Refused as refused:
        say(f"coldkeep: {refused.code}")
        return 2
    except OSError as error:
        say(f"{error.filename}: {error.strerror}")
        return 3
    if args.json:
        print(json.dumps(vault))
    else:
        print_text(vault)
    findings = vault["findings"] + sorted({code for code in troubles(vault).values() if code != "purged"})
    for finding in findings:
        say(f"coldkeep: {finding}")
    return 1 if findings else 0


def troubles(vault: dict[str, Any]) -> dict[str, str]:
    """What opening a set came to where it failed, by set id."""
    return {s["id"]: s["trouble"] for account in vault["accounts"] for s in account["sets"] if "trouble" in s}


def read_vector(path: Path, today: str) -> dict[str, Any]:
    """What this reader makes of a test vector (test/vectors/README.md): its code, and the vault as `--json` prints it."""
    head, _, body = path.read_bytes().decode("utf-8").replace("\r\n", "\n").partition("\n\n")
    fields = [line.partition(": ")[::2] for line in head.split("\n")]
    quoted = {key: json.loads(value) for key, value in fields if key in ("secret", "key file", "mark")}
    shares = tuple(json.loads(value).encode("utf-8") for key, value in fields if key == "share")
    key_file = quoted["key file"].encode("utf-8") if "key file" in quoted else None
    given = Credentials(quoted.get("secret", ""), key_file, shares)
    try:
        vault = read_vault(base64.b64decode(body), given, True, today, quoted.get("mark"))
    except Refused as refused:
        return {"file": path.name, "code": refused.code, "opens": "no", "vault": None}
    findings = vault["findings"]
    return {
        "file": path.name,
        "code": findings[0] if findings else "success",
        "opens": "read-only" if findings else "yes",
        "vault": vault,
    }


def read_vectors(folder: Path, today: str) -> int:
    """One JSON line for each vector of a folder."""
    for path in sorted(folder.glob("*.txt")):
        print(json.dumps(read_vector(path, today)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
