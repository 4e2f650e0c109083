#!/usr/bin/env python3
"""Writes the crafted files of tests/fuzz/corpus: for each format some that are whole, so that a fuzzer begins with what
gets far, and some that somebody could have made to do harm. The same bytes every time. HDF5 and MATLAB files are
written by make_hdf5_corpus.py, which needs h5py.

    python3 tests/fuzz/make_corpus.py [FOLDER]     default: the corpus beside this script
"""
import base64
import json
import pathlib
import struct
import sys
import zlib

FOLDER = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "corpus"


def put(name, content):
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


# NumPy


def npy(descr, shape, data=b"", version=1, fortran=False, header=None):
    text = header or "{'descr': %r, 'fortran_order': %r, 'shape': %s, }" % (descr, fortran, shape)
    length = 2 if version == 1 else 4
    padded = text.encode() + b" " * (-(8 + length + len(text) + 1) % 64) + b"\n"
    return b"\x93NUMPY" + bytes([version, 0]) + struct.pack("<H" if version == 1 else "<I", len(padded)) + padded + data


def floats(count, code="<f"):
    return b"".join(struct.pack(code, 0.25 * i - 1) for i in range(count))


def texts(words, width):
    return b"".join(word.encode("utf-32-le").ljust(4 * width, b"\0") for word in words)


put("npy/whole.npy", npy("<f4", "(3, 2)", floats(6)))
put("npy/double.npy", npy("<f8", "(3, 2)", floats(6, "<d"), 2))
put("npy/half.npy", npy("<f2", "(3, 2)", floats(6, "<e"), 3))
put("npy/fortran.npy", npy(">f4", "(3, 2)", floats(6, ">f"), fortran=True))
put("npy/integers.npy", npy("<i8", "(3, 2)", struct.pack("<6q", 1, -1, 2**62, 3, 4, 5)))
put("npy/unsigned.npy", npy("<u8", "(3,)", struct.pack("<3Q", 1, 2**64 - 1, 3)))
put("npy/bool.npy", npy("|b1", "(3, 1)", b"\1\0\1"))
put("npy/names.npy", npy("<U4", "(3,)", texts(["ab", "cde", "f"], 4)))
put("npy/bytes.npy", npy("|S3", "(3,)", b"abcde\0f\0\0"))
put("npy/scalar.npy", npy("<f4", "()", floats(1)))
put("npy/promises-100-gigabytes.npy", npy("<f4", "(25000000000, 1)"))
put("npy/product-overflows.npy", npy("<f4", "(4294967296, 4294967297)", floats(1)))
put("npy/product-wraps-to-zero.npy", npy("<f4", "(4611686018427387904, 4)"))
put("npy/empty-texts-without-end.npy", npy("|S0", "(1000000000000000000,)"))
put("npy/empty-texts-wrap.npy", npy("<U0", "(4294967296, 4294967296, 4294967296)"))
put("npy/zero-and-huge.npy", npy("<f4", "(0, 9223372036854775807)"))
put("npy/number-too-long.npy", npy("<f4", "(99999999999999999999999,)"))
put("npy/header-beyond-end.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff{'descr'")
put("npy/objects.npy", npy("|O", "(3,)", b"\x80\x02cos\nsystem\n(S'true'\ntR."))
put("npy/structured.npy", npy(None, "(3,)", floats(3), header="{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,), }"))
put("npy/dimensions-without-end.npy", npy("<f4", "(" + "1," * 600 + ")", floats(1)))
put("npy/truncated.npy", npy("<f4", "(3, 2)", floats(5)))
put("npy/longer.npy", npy("<f4", "(3, 2)", floats(7)))
put("npy/not-unicode.npy", npy("<U1", "(3,)", struct.pack("<3I", 0xD800, 0x110000, 65)))
put("npy/signature-alone.npy", b"\x93NUMPY")
put("npy/infinite.npy", npy("<f8", "(3, 1)", struct.pack("<3d", float("inf"), float("nan"), 1e300)))


# Zip archives


def zip_archive(members, end_entries=None, comment=b"", prefix=b""):
    """members: (name, packed, method, size when unpacked, crc), of which the last three may be left out."""
    archive, directory = prefix, b""
    for member in members:
        name, packed = member[0].encode(), member[1]
        method, size, crc = (*member[2:], *(0, len(packed), zlib.crc32(packed))[len(member) - 2:])
        extra = struct.pack("<HHQQ", 1, 16, size, len(packed)) if size >= 2**32 else b""
        sizes = (0xFFFFFFFF, 0xFFFFFFFF) if extra else (len(packed), size)
        common = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 33, crc, *sizes, len(name), len(extra))
        directory += b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, len(archive)) + name + extra
        archive += b"PK\x03\x04" + common + name + extra + packed
    count = len(members) if end_entries is None else end_entries
    return archive + directory + b"PK\x05\x06" + struct.pack(
        "<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), len(archive), len(comment)) + comment


def deflated(name, content, size=None):
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = pack.compress(content) + pack.flush()
    return (name, packed, 8, len(content) if size is None else size, zlib.crc32(content))


array = npy("<f4", "(3, 2)", floats(6))
names = npy("<U4", "(3,)", texts(["ab", "cde", "f"], 4))
zeros = bytes(16 << 20)
FEATURES, NAMES = "features.npy", "filenames.npy"
put("npz/stored.npz", zip_archive([(FEATURES, array), (NAMES, names)]))
put("npz/deflated.npz", zip_archive([deflated(FEATURES, array), deflated(NAMES, names)]))
put("npz/promises-100-gigabytes.npz", zip_archive([
    deflated(FEATURES, npy("<f4", "(25000000000, 1)"), 100_000_000_128), (NAMES, names)]))
put("npz/promises-more-than-deflate-makes.npz", zip_archive([
    deflated(FEATURES, npy("<f4", "(1000, 1000)"), 4_000_128), (NAMES, names)]))
# 16 MiB of zeros in 16 KiB: what is declared is true, and what is made of it is bounded by it.
put("npz/bomb-of-zeros.npz", zip_archive([deflated(FEATURES, npy("<f4", "(4194304, 1)") + zeros), (NAMES, names)]))
put("npz/bomb-that-says-it-is-small.npz", zip_archive([
    deflated(FEATURES, npy("<f4", "(3, 2)") + zeros, 128 + 24), (NAMES, names)]))
put("npz/names-bomb.npz", zip_archive([(FEATURES, array), deflated(NAMES, npy("<U4000000", "(3,)"), 48_000_128)]))
put("npz/paths.npz", zip_archive([("../../../../tmp/deepmi-escaped.npy", array), ("/tmp/deepmi-escaped.npy", names)]))
put("npz/backslashes.npz", zip_archive([("..\\..\\features.npy", array), ("C:\\names.npy", names)]))
put("npz/twice.npz", zip_archive([(FEATURES, array), (FEATURES, array), (NAMES, names)]))
put("npz/pickled-names.npz", zip_archive([(FEATURES, array), (NAMES, npy("|O", "(3,)", b"\x80\x02cos\nsystem\n."))]))
put("npz/wrong-checksum.npz", zip_archive([(FEATURES, array, 0, len(array), 1), (NAMES, names)]))
put("npz/no-arrays.npz", zip_archive([("readme.txt", b"none")]))
put("npz/empty.npz", zip_archive([]))
put("npz/unknown-method.npz", zip_archive([(FEATURES, array, 99, len(array), 0), (NAMES, names)]))

put("zip/stored.zip", zip_archive([("a", b"abc"), ("b/c", b"")]))
put("zip/deflated.zip", zip_archive([deflated("a", b"abc" * 100)]))
put("zip/bomb.zip", zip_archive([deflated("a", bytes(1 << 20))]))
put("zip/declares-too-much.zip", zip_archive([deflated("a", b"abc", 1 << 40)]))
put("zip/declares-too-little.zip", zip_archive([deflated("a", bytes(1 << 16), 3)]))
put("zip/entries-beyond-directory.zip", zip_archive([("a", b"abc")], 65535))
put("zip/comment.zip", zip_archive([("a", b"abc")], comment=b"PK\x05\x06 again"))
put("zip/before.zip", zip_archive([("a", b"abc")], prefix=b"#!/bin/sh\n"))
put("zip/paths.zip", zip_archive([("../a", b"x"), ("/etc/passwd", b"y"), ("a\n\x1b[2J", b"z"), ("", b"")]))
put("zip/encrypted.zip", zip_archive([("a", b"abc")]).replace(b"\x14\x00\x00\x00", b"\x14\x00\x01\x00"))
put("zip/offset-beyond-end.zip", zip_archive([("a", b"abc")])[:-6] + struct.pack("<IH", 0x7FFFFFFF, 0))
put("zip/zip64.zip", zip_archive([("a", b"abc")])[:-22] + b"PK\x06\x06" + struct.pack(
    "<QHHIIQQQQ", 44, 45, 45, 0, 0, 2**63, 2**63, 2**63, 2**63) + b"PK\x06\x07" + struct.pack("<IQI", 0, 34, 1) +
    b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0))

# Tables of features

put("csv/plain.csv", "name,f1,f2\na,1,2\nb,3,4.5e3\nc,nan,-inf\n")
put("csv/opensmile.csv", "name;frameTime;x_sma;y_sma\n'a.wav';0.0;1.5;2\n'b.wav';0.0;-1;2e-3\n")
put("csv/decimal-commas.csv", "name;f1;f2\na;1,5;2\nb;1.234,5;4\n")
put("csv/tabs.tsv", "file\tf1\tclass\na\t1\t?\nb\t2\t?\n")
put("csv/quotes.csv", 'name,f1\n"a ""b"", c",1\n"d\ne",2\n')
put("csv/latin1.csv", "name,f1\nM\xfcller,1\nb,2\n".encode("latin-1"))
put("csv/utf16.csv", "name,f1\nM\xfcller,1\nb,2\n".encode("utf-16"))
put("csv/utf16-odd.csv", "name,f1\nb,2\n".encode("utf-16") + b"x")
put("csv/utf16-half.csv", b"\xff\xfe" + "name,f1\nb".encode("utf-16-le") + b"\x00\xd8")
put("csv/byte-order-mark-alone.csv", b"\xef\xbb\xbf")
put("csv/carriage-returns.csv", "name,f1\ra,1\rb,2\r")
put("csv/formulas.csv", "name,f1\n=cmd|'/C calc'!A0,1\n@sum(1),2\n-12.wav,3\n+1,4\n")
# As many rows as lines times as many columns as the first has would be 64 GB.
put("csv/wide-and-many-empty-lines.csv", "name" + ",x" * 4000 + "\na" + ",1" * 4000 + "\n" * 4000)
put("csv/quote-open.csv", 'name,f1\n"a,1\nb,2\n')
put("csv/text-after-quote.csv", 'name,f1\n"a"b,1\n')
put("csv/ragged.csv", "name,f1\na,1,2\nb\n")
put("csv/number-too-long.csv", "name,f1\na," + "9" * 2000 + "\nb,1e-99999999\n")
put("csv/same-names.csv", "name,f1\na,1\na,2\n")
put("csv/zero-byte.csv", b"name,f1\na\0b,1\n")
put("csv/lines-alone.csv", "\n\r\n\n")
put("csv/separators-alone.csv", ",,,,\n,,,,\n")
put("csv/header-alone.csv", "name,f1\n")
put("csv/names-alone.csv", "name\na\nb\n")
put("csv/hexadecimal.csv", "name,f1\na,0x10\nb,1_000\n")

ARFF = "@relation r\n@attribute name string\n@attribute x numeric\n@attribute class {a,b}\n\n@data\n"
put("arff/whole.arff", ARFF + "'a.wav',1.5,a\n% comment\n'b',?,b\n")
put("arff/no-data.arff", "@relation r\n@attribute x numeric\n")
put("arff/no-attributes.arff", "@relation r\n@data\n1\n")
put("arff/sparse.arff", ARFF + "{0 a, 1 2}\n")
put("arff/quote-open.arff", ARFF + "'a,1,a\n")
put("arff/attribute-quote-open.arff", "@relation r\n@attribute 'x numeric\n@data\n")
put("arff/many-attributes-and-empty-lines.arff",
    "@relation r\n" + "@attribute a real\n" * 1500 + "@data\n" + "%\n" * 12000)
put("arff/only-names.arff", "@relation r\n@attribute name string\n@data\na\n")
put("arff/unknown.arff", "@relation r\n@attribute x relational\n@end x\n@data\n")
put("arff/upper-case.arff", ARFF.upper() + "a,1,A\n")

# HTK


def htk(frames, period, size, kind, data):
    return struct.pack(">iihh", frames, period, size, kind) + data


put("htk/one.htk", htk(1, 100000, 8, 9, floats(2, ">f")))
put("htk/three.htk", htk(3, 100000, 8, 9, floats(6, ">f")))
put("htk/compressed.htk", htk(4 + 2, 100000, 4, 6 | 0o2000, floats(4, ">f") + struct.pack(">4h", 1, -2, 3, -4)))
put("htk/checksum.htk", htk(1, 100000, 8, 9 | 0o10000, floats(2, ">f") + b"\0\0"))
put("htk/frames-without-end.htk", htk(0x7FFFFFFF, 1, 0x7FFC, 9, floats(2, ">f")))
put("htk/negative.htk", htk(-1, -1, -8, 9, floats(2, ">f")))
put("htk/empty-frames.htk", htk(0x7FFFFFFF, 100000, 0, 9, b""))
put("htk/division-by-zero.htk", htk(5, 100000, 4, 6 | 0o2000, bytes(16) + struct.pack(">2h", 1, 2)))
put("htk/factors-alone.htk", htk(4, 100000, 4, 6 | 0o2000, floats(4, ">f")))
put("htk/waveform.htk", htk(2, 625, 2, 0, b"\0\1\0\2"))
put("htk/little-endian.htk", struct.pack("<iihh", 1, 100000, 8, 9) + floats(2))
put("htk/short.htk", b"\0\0\0\1")

# Labels and ratings

CONSENSUS = "FileName,EmoClass,EmoAct,EmoVal,EmoDom,SpkrID,Gender,Split_Set\n"
put("labels/consensus.csv", CONSENSUS + "a.wav,N,4.2,3.1,5,1,Female,Train\nb.wav,H,,7,1,2,Male,Development\n")
put("labels/plain.csv", "name;arousal;valence\na;1,5;2\nb;3;4,25\n")
put("labels/text.csv", "id,split,V,A,D\n1,train,3.0,3.0,3.2\n2,dev,1,2,3\n")
put("labels/outside.csv", "name,arousal\na,8\nb,1e308\n")
put("labels/no-number.csv", "name,arousal\na,high\n")
put("labels/twice.csv", CONSENSUS + "a.wav,N,4,3,5,1,F,Train\na.wav,N,4,3,5,1,F,Train\n")
put("labels/unknown-split.csv", CONSENSUS + "a.wav,N,4,3,5,1,F,../../etc\n")
put("labels/formulas.csv", "name,arousal,note\n=1+1,4,@x\n-2.wav,4,+3\n")
put("labels/same-columns.csv", "name,arousal,arousal,act\na,1,2,3\n")
put("labels/nothing.csv", "x,y\n1,2\n")
put("labels/columns-without-end.csv", "name" + ",c" * 3000 + "\na" + ",1" * 3000 + "\n")
put("labels/infinite.csv", "name,arousal\na,inf\nb,nan\n")

BLOCK = ("001.wav; N; A:3.4; V:3.6; D:3.6;\nWORKER1; Contempt; Contempt; A:4; V:3; D:4;\n"
         "WORKER2; Angry; Angry,Sad; A:5; V:3; D:4;\n\n")
put("msp/labels.txt", BLOCK + BLOCK.replace("001", "002"))
put("msp/improv.txt", "UTD-IMPROV-S01A-F01-S-FM01.avi; N; A:3.4; V:3; D:2.8; N:4.2;\n"
                      "ph3-p12; Neutral; Neutral,Sad; A:3; V:4; D:3; N:4;\nWORKER7; Sad; Sad; A:4; V:2; D:NaN; N:5;\n")
put("msp/rating-first.txt", "WORKER1; Contempt; Contempt; A:4; V:3; D:4;\n")
put("msp/no-attributes.txt", "001.wav; N;\n")
put("msp/twice.txt", BLOCK + BLOCK)
put("msp/attribute-twice.txt", "001.wav; N; A:3; A:4;\n")
# A rating has a value for every attribute that any line names: 600 of them for each of 2000 ratings.
put("msp/attributes-without-end.txt", "001.wav; N; " + "".join(f"x{i}:1;" for i in range(600)) + "\n" +
    "WORKER1; N; N; A:1;\n" * 1000)
put("msp/semicolons.txt", ";;;;;\n;;\n")
put("msp/colons.txt", "a; :1; ::; A:;\n")
put("msp/blank.txt", "\n \n\t\n")
put("msp/detail.csv", 'FileName,EmoDetail\na.wav,"WORKER1; Angry; Angry,Sad; A:4; V:3; D:4;"\n'
                      "a.wav,WORKER2; Sad; Sad; A:2; V:3; D:4;\n")
put("msp/detail-cut.csv", 'FileName,EmoDetail\na.wav,"WORKER1; Angry\n')

put("ratings/table.csv", "name,rater,arousal,valence\na,r1,1,2\na,r2,3,\nb,r1,7,7\n")
put("ratings/detailed.csv", "FileName,Worker,EmoAct,EmoVal,EmoDom\na.wav,W1,4,3,2\na.wav,W2,5,5,5\n")
put("ratings/unnamed.csv", "id,V,A,D\n1,3,3,3\n1,4,2,2\n")
put("ratings/detail.csv", (FOLDER / "msp/detail.csv").read_bytes())
put("ratings/labels.txt", BLOCK)
put("ratings/outside.csv", "name,rater,arousal\na,r,99\n")
put("ratings/nothing.csv", "name,rater\na,r\n")

TURN = ("[6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.0000, 3.5000]\nC-E2:\tNeutral;\t()\n"
        "A-E3:\tval 3; act 2; dom  4;\t()\nA-F1:\tval 5; act 1; dom  1;\t()\n\n")
IEMOCAP = "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]\n\n"
put("iemocap/whole.txt", IEMOCAP + TURN + TURN.replace("F000", "M001").replace("dom  4", "dom  "))
put("iemocap/twice.txt", IEMOCAP + TURN + TURN)
put("iemocap/outside.txt", IEMOCAP + TURN.replace("2.5000", "25000"))
put("iemocap/brackets.txt", IEMOCAP + "[ - ]\t\t\t[, , ]\n[[[\n")
put("iemocap/cut.txt", IEMOCAP + TURN[:60])
put("iemocap/rating-first.txt", IEMOCAP + "A-E3:\tval 3; act 2; dom 4;\t()\n")
put("iemocap/infinite.txt", IEMOCAP + TURN.replace("6.2901", "inf").replace("val 3", "val nan"))
put("iemocap/heading-alone.txt", IEMOCAP)

# Scores, clusters

SCORES = "name,score,rank,bin\n"
put("scores/whole.csv", SCORES + "a,0.5,1,1\nb,0.75,0,0\nc,-1,2,2\n")
put("scores/plain.csv", "name,score\na,0.5\nb,0.75\n")
put("scores/deepmi.csv", "name,score,rank,bin,cluster,predicted,label,mi_cluster,mi_prediction\n"
                         "a,0.5,1,1,0,1.5,2,0.5,0.25\nb,0.75,0,0,1,4,4.5,0.75,0.5\n")
put("scores/measure.csv", "name,score,rank,bin,measure\na,0.5,1,1,random (reversed)\nb,0.75,0,0,random (reversed)\n")
put("scores/formulas.csv", SCORES + "=cmd|'/C calc'!A0,0.5,1,1\n-12.wav,0.75,0,0\n")
put("scores/apostrophes.csv", SCORES + "'=1+1,0.5,1,1\n''a,0.75,0,0\n")
put("scores/rank-twice.csv", SCORES + "a,1,0,0\nb,2,0,0\n")
put("scores/rank-outside.csv", SCORES + "a,1,9223372036854775807,0\nb,2,-1,0\n")
put("scores/bin-outside.csv", SCORES + "a,1,0,2147483648\nb,2,1,-1\n")
put("scores/infinite.csv", "name,score\na,inf\nb,nan\n")
put("scores/aucurriculum.csv", "filename,mean,ranks\na,0.1,0\nb,0.2,1\n")
put("aucurriculum/mean.csv", "filename,mean,ranks\na,0.1,0\nb,0.2,0.5\nc,0.3,1\n")
put("aucurriculum/scores.csv", "filename,scores,encoded,decoded\na,0.1,0,x\nb,0.2,1,y\n")
put("aucurriculum/outside.csv", "filename,mean,ranks\na,0.1,-1\nb,0.2,2\n")
put("aucurriculum/no-names.csv", "mean,ranks\n0.1,0\n0.2,1\n")
put("aucurriculum/contradiction.csv", "filename,mean,ranks\na,0.3,0\nb,0.2,0.5\nc,0.4,1\n")
put("scores_json/whole.json", '{"a": 0.5, "b": -1e-3, "c": 3}\n')
put("scores_json/twice.json", '{"a": 1, "a": 2}')
put("scores_json/deep.json", "[" * 20000)
put("scores_json/deep-value.json", '{"a": ' + '{"b":' * 10000)
put("scores_json/large.json", '{"a": 1e999, "b": -1e999}')
put("scores_json/escapes.json", '{"\\u0000\\ud83d\\ude00": 1, "\\ud83d": 2}')
put("scores_json/not-utf8.json", b'{"a\xff": 1}')
put("scores_json/empty.json", "{}")
put("scores_json/text.json", '{"a": "=1+1"}')
put("assignments/whole.csv", "name,cluster,predicted,label\na,0,1.5,2\nb,3,4,4.5\n")
put("assignments/cluster-without-end.csv", "name,cluster,predicted,label\na,999999,1,2\n")
put("assignments/cluster-outside.csv", "name,cluster,predicted,label\na,9223372036854775807,1,2\nb,-1,1,2\n")
put("assignments/infinite.csv", "name,cluster,predicted,label\na,0,inf,nan\n")

# JSON: plans, projects, comparisons


def dump(value):
    return json.dumps(value, indent=1) + "\n"


def deep(before, after, levels=3000):
    return before + '{"a":[' * levels + "1" + "]}" * levels + after


CORPUS = {"name": "Mine", "features": "features.h5", "labels": "labels.csv", "ratings": "ratings.csv",
          "frames": "lld.h5", "pool": "pool.h5", "tests": [{"name": "T", "features": "t.h5", "labels": "t.csv"}]}
PLAN = {"format": "deepmi-plan", "name": "p", "title": "t", "corpora": [CORPUS], "attributes": ["arousal"],
        "measures": ["none", {"measure": "deepmi", "alpha": [0, 0.5], "clusters": [10, 30]}, "random"],
        "pretrain": {"epochs": 2}, "train": {"bins": 5}, "trials": 2, "grid": {"batch": [8, 16]}, "seed": 1}
put("plan/whole.json", dump(PLAN))
put("plan/search.json", dump({**PLAN, "search": {"trials": 2, "best": 3, "final_trials": 4}}))
put("plan/paths.json", dump({**PLAN, "corpora": [{**CORPUS, "features": "../../../../etc/passwd", "labels": "/dev/zero"}]}))
put("plan/grid-without-end.json", dump({**PLAN, "grid": {"bins": list(range(1, 400)), "batch": list(range(2, 400))}}))
put("plan/values-without-end.json", dump({**PLAN, "measures": [{"measure": "deepmi", "alpha": [0.5] * 2000}]}))
put("plan/numbers.json", dump({**PLAN, "seed": -1, "threads": 10**30}))
put("plan/wrong-types.json", dump({**PLAN, "measures": {"a": []}, "corpora": "x", "pretrain": [1]}))
put("plan/deep.json", deep('{"format":"deepmi-plan","corpora":', "}"))
put("plan/twice.json", '{"format":"deepmi-plan","name":"a","name":"b"}')
put("plan/unknown.json", dump({**PLAN, "execute": "rm -rf ~"}))
put("plan/large-number.json", '{"format":"deepmi-plan","seed":1e999}')
put("plan/nothing.json", "null")

PROJECT = {"format": "deepmi-project", "format_version": 1, "version": "0.1.0", "attribute": "arousal",
           "data": {"features": {"path": "features.h5", "bytes": 10, "hash": "0123456789abcdef"},
                    "labels": {"path": "labels.csv", "scale": [1, 7], "attribute_columns": {"arousal": "A"}},
                    "tests": [{"name": "t", "features": "t.h5", "labels": "t.csv"}], "audio_folder": "wav"},
           "runs": [{"file": "run.h5", "attribute": "arousal"}],
           "scores": [{"measure": "deepmi", "file": "s.csv", "alpha": 0.5}], "alpha": 0.5, "bins": 10, "levels": 6,
           "cuts": [2, 3, 4, 5, 6], "cluster_source": "kmeans", "comparisons": ["c"], "tables": {"t": "t.csv"},
           "figures": {"f": "f.svg"}, "settings": {"seed": 1, "pretrain": {"epochs": 3}, "train": {}, "other": 1},
           "window": {"state": "AAAA"}, "summary": ["s"], "unknown": {"kept": True}}


def project(**changes):
    return dump({**PROJECT, **changes})


put("project/whole.deepmi", project())
put("project/teaching.deepmi", dump({"format": "deepmi-project", "format_version": 1, "data": {"teaching": {"rows": 100}}}))
put("project/teaching-without-end.deepmi",
    dump({"format": "deepmi-project", "format_version": 1, "data": {"teaching": {"rows": 2**31 - 1, "unlabeled": 2**31 - 1}}}))
put("project/paths.deepmi", project(data={"features": "../../../../etc/passwd", "labels": "/dev/zero"}, runs=[{"file": "/proc/self/mem"}]))
put("project/commands.deepmi", project(data={"features": "$(touch /tmp/x)", "labels": "|sh", "unlabeled": "https://example.org/x.h5"},
                                       tables={"t": "`id`"}, figures={"f": "file:///etc/passwd"}))
put("project/zero-byte.deepmi", project(data={"features": "a\0b"}))
put("project/empty-path.deepmi", project(data={"features": ""}))
put("project/long-path.deepmi", project(data={"features": "a/" * 3000}))
put("project/deep.deepmi", deep('{"format":"deepmi-project","format_version":1,"window":', "}"))
put("project/newer.deepmi", project(format_version=2))
put("project/numbers.deepmi", project(levels=10**6, bins=0, alpha=2))
put("project/large-number.deepmi", '{"format":"deepmi-project","format_version":1e999}')
put("project/wrong-types.deepmi", project(data=[], runs={}, scores=1))
put("project/corpus.deepmi", dump({"format": "deepmi-project", "format_version": 1, "corpus": {"generator": "teaching"}, "settings": {"demo": {}}}))
put("project/not-utf8.deepmi", b'{"format":"deepmi-project","format_version":1,"attribute":"\xff\xfe"}')
put("project/nothing.deepmi", "[]")

TRIAL = {"key": "k", "attribute": "arousal", "approach": "DeepMI", "seed": 1, "best_epoch": 2, "development_ccc": 0.5,
         "device": "cpu", "tests": [{"test": "T", "ccc": 0.4}], "history": []}
COMPARISON = {"format": "deepmi-comparison", "format_version": 1, "version": "0.1.0",
              "plan": {"corpus": "c", "data_hash": "h", "attributes": ["arousal"],
                       "approaches": [{"title": "DeepMI", "measure": "deepmi"}], "tests": ["T"], "train": {"trials": 1, "seed": 1}},
              "trials": [TRIAL]}
put("comparison/format-number.json", '{"format": "deepmi-comparison", "format": 1, "plan": {"approaches": 2}}')
put("comparison/whole.json", dump(COMPARISON))
put("comparison/deep.json", deep('{"format":"deepmi-comparison","format_version":1,"plan":', "}"))
put("comparison/key-as-path.json", dump({**COMPARISON, "trials": [{**TRIAL, "key": "../../../../tmp/escaped"}]}))
put("comparison/wrong-types.json", dump({**COMPARISON, "plan": {"approaches": 1}, "trials": {}}))
put("comparison/numbers.json", dump({**COMPARISON, "trials": [{**TRIAL, "seed": -1, "best_epoch": 1e300}]}))
put("comparison/trials-without-end.json", dump({**COMPARISON, "plan": {**COMPARISON["plan"], "train": {"trials": 2**31 - 1}}}))
put("comparison/trials.csv", "approach,attribute,seed,best_epoch,development_ccc,T\nDeepMI,arousal,1,2,0.5,0.4\n=1+1,arousal,2,,,\n")
put("comparison/negative.csv", "approach,seed,T\nDeepMI,-1,0.4\n")
put("comparison/no-tests.csv", "approach,seed\nDeepMI,1\n")

# Weights


def safetensors(header, data=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def tensor(begin, end, shape, dtype="F32"):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


put("safetensors/whole.safetensors", safetensors({"__metadata__": {"format": "pt"}, "a": tensor(0, 16, [2, 2]), "b": tensor(16, 20, [2], "F16")}, floats(5)))
put("safetensors/empty-tensor.safetensors", safetensors({"a": tensor(0, 0, [0, 2**62])}))
put("safetensors/promises-100-gigabytes.safetensors", safetensors({"a": tensor(0, 100 * 10**9, [25 * 10**9])}, floats(4)))
put("safetensors/shape-overflows.safetensors", safetensors({"a": tensor(0, 16, [2**32, 2**32, 4])}, floats(4)))
put("safetensors/header-without-end.safetensors", safetensors(b'{"a":1}   ', length=2**62))
put("safetensors/overlap.safetensors", safetensors({"a": tensor(0, 16, [4]), "b": tensor(8, 16, [2])}, floats(4)))
put("safetensors/gap.safetensors", safetensors({"a": tensor(4, 16, [3])}, floats(4)))
put("safetensors/backwards.safetensors", safetensors({"a": tensor(16, 0, [4])}, floats(4)))
put("safetensors/twice.safetensors", safetensors(b'{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{}}', floats(1)))
put("safetensors/deep.safetensors", safetensors(b"[" * 30000))
put("safetensors/dimensions-without-end.safetensors", safetensors({"a": tensor(0, 4, [1] * 3000)}, floats(1)))
put("safetensors/name.safetensors", safetensors({"../../a\n": tensor(0, 4, [1])}, floats(1)))
put("safetensors/dtype.safetensors", safetensors({"a": tensor(0, 4, [1], [[["F32"]]])}, floats(1)))


def text_of(word):
    return b"X" + struct.pack("<I", len(word)) + word.encode()


def storage(key="0", kind="FloatStorage", count=6):
    return b"(" + text_of("storage") + b"ctorch\n" + kind.encode() + b"\n" + text_of(key) + text_of("cpu") + b"J" + struct.pack("<i", count) + b"tQ"


def rebuilt(shape=b"K\x03K\x02\x86", strides=b"K\x02K\x01\x86", offset=b"K\x00", **of):
    return (b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage(**of) + offset + shape + strides + b"\x89ccollections\nOrderedDict\n)RtR")


def dictionary(*items):
    return b"\x80\x02}q\x00(" + b"".join(text_of(name) + value for name, value in items) + b"u."


PICKLE = dictionary(("weight", rebuilt()), ("bias", rebuilt(b"K\x02\x85", b"K\x01\x85")))
PICKLES = {
    "whole": PICKLE,
    "system": b"\x80\x02cposix\nsystem\nX\x04\x00\x00\x00true\x85R.",
    "eval": b"\x80\x02c__builtin__\neval\nX\x01\x00\x00\x001\x85R.",
    "import-inside": dictionary(("a", b"cos\nsystem\n(" + text_of("true") + b"tR")),
    "build-runs-code": b"\x80\x02ccollections\nOrderedDict\n)R}X\x01\x00\x00\x00acos\nsystem\nsb.",
    "extension": b"\x80\x02\x82\x01.",
    "text-beyond-end": b"\x80\x02X\xff\xff\xff\x7fabc.",
    "long-beyond-end": b"\x80\x02\x8b\xff\xff\xff\x7f.",
    "negative-length": b"\x80\x02\x8b\xff\xff\xff\xff.",
    "itself": b"\x80\x02]q\x00(h\x00h\x00e.",
    "itself-by-name": b"\x80\x02}q\x00(" + text_of("a") + b"h\x00u.",
    "marks": b"\x80\x02" + b"(" * 2000 + b".",
    "pops": b"\x80\x02" + b"0" * 10 + b".",
    "doubles-itself": b"\x80\x02K\x01" + b"".join(b"q%ch%ch%c\x86" % (i, i, i) for i in range(60)) + b".",
    "memo-without-end": b"\x80\x02Nr\xff\xff\xff\xff.",
    "memo-missing": b"\x80\x02h\x07.",
    "shape-without-end": dictionary(("a", rebuilt(b"\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7fK\x02\x86"))),
    "shape-negative": dictionary(("a", rebuilt(b"J\xff\xff\xff\xffK\x02\x86"))),
    "stride-zero": dictionary(("a", rebuilt(b"J\xff\xff\xff\x7fK\x02\x86", b"K\x00K\x00\x86"))),
    "offset-beyond": dictionary(("a", rebuilt(offset=b"\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f"))),
    "storage-without-end": dictionary(("a", rebuilt(count=2**31 - 1))),
    "key-as-path": dictionary(("a", rebuilt(key="../../../../etc/passwd"))),
    "key-with-zero": dictionary(("a", rebuilt(key="0\0"))),
    "two-keys-two-types": dictionary(("a", rebuilt()), ("b", rebuilt(kind="DoubleStorage"))),
    "unknown-storage": dictionary(("a", rebuilt(kind="QInt8Storage"))),
    "no-end": PICKLE[:-1],
    "protocol-4": b"\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00}.",
}
for name, pickle in PICKLES.items():
    put(f"pickle/{name}.pkl", pickle)


def torch_file(pickle=PICKLE, data=floats(6), prefix="archive/", more=()):
    return zip_archive([(prefix + "data.pkl", pickle), (prefix + "byteorder", b"little"), (prefix + "data/0", data),
                        (prefix + "version", b"3\n"), *more])


put("pt/whole.pt", torch_file())
put("pt/runs-code.pt", torch_file(PICKLES["system"]))
put("pt/short-storage.pt", torch_file(data=floats(5)))
put("pt/no-storage.pt", zip_archive([("archive/data.pkl", PICKLE)]))
put("pt/paths.pt", torch_file(prefix="../../../tmp/escaped/"))
put("pt/key-as-path.pt", torch_file(PICKLES["key-as-path"], more=[("archive/data/../../../../etc/passwd", floats(6))]))
put("pt/expanded.pt", torch_file(dictionary(*((f"a{i}", rebuilt(b"J\xff\xff\xff\x7fK\x02\x86", b"K\x00K\x00\x86")) for i in range(50)))))
put("pt/packed-bomb.pt", zip_archive([("archive/data.pkl", PICKLE), deflated("archive/data/0", bytes(1 << 20))]))
put("pt/pickle-bomb.pt", zip_archive([deflated("archive/data.pkl", bytes(1 << 20))]))
put("pt/two-pickles.pt", zip_archive([("a/data.pkl", PICKLE), ("b/data.pkl", PICKLE)]))
put("pt/script.pt", torch_file(more=[("archive/constants.pkl", b"\x80\x02).")]))
put("pt/old.pt", b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.")
put("pt/big-endian.pt", torch_file().replace(b"little", b"big\0\0\0"))

# Checkpoints; the first line's seal is checked before anything else, so the targets make a right one of each as well.

HEADER = {"kind": "pretrain", "position": "epoch 1 of 2", "version": "0.1.0", "libtorch_version": "2.11.0", "device": "cpu",
          "data_hash": "0", "parameters": {"epochs": 2}, "values": [["floats", "a", 2], ["bytes", "b", 3]]}


def checkpoint(changes=(), values=floats(2) + b"abc"):
    return json.dumps({**HEADER, **dict(changes)}).encode() + b"\n" + values


put("checkpoint/whole.bin", checkpoint())
put("checkpoint/values-without-end.bin", checkpoint([("values", [["doubles", "a", 2**61]])]))
put("checkpoint/same-values.bin", checkpoint([("values", [["floats", "a", 1], ["floats", "a", 1]])]))
put("checkpoint/no-values.bin", checkpoint([("values", [["floats", "a", 0]])], b""))
put("checkpoint/wrong-types.bin", checkpoint([("kind", 1), ("values", {"a": 1})]))
put("checkpoint/negative.bin", checkpoint([("values", [["floats", "a", -1]])]))
put("checkpoint/beyond-integers.bin", checkpoint([("values", [["doubles", "a", 92305843009213693952]])]))
put("checkpoint/deep.bin", deep('{"kind":"x","parameters":', "}\n"))
put("checkpoint/no-lines.bin", b"deepmi-checkpoint 1\n" + b"x" * 1000)
put("checkpoint/size-without-end.bin", b'deepmi-checkpoint 1\n{"bytes":18446744073709551615,"checksum":"0"}\n')
put("checkpoint/version.bin", b"deepmi-checkpoint 99999999999999999999\n{}\n")

# Found by fuzzing: an array of characters that matio gives no size.
put("mat/characters-of-no-size.mat", zlib.decompress(base64.b64decode(
    "eNrzdQzxcXRSMNUzUPB1DNFNy8xJVaA1YIABRk9fPiCVAcRsQMwBpUGAFcpnBmImkFIoPy01saS0KLWYE8g2YMAADhBKAEp/sIfQ"
    "HFC+iAPIvhtI9jGi2ccItZMRKpaXmJtaDKT5oPbB9LFg0cfIQCIg3f8QaxIgngSyEmFGgTjJQBoA01gehg==")))

# What `deepmi inspect` is given may be any of these.
for name in ("csv/plain.csv", "labels/consensus.csv", "ratings/table.csv", "scores/whole.csv", "assignments/whole.csv",
             "scores_json/whole.json", "npy/whole.npy", "npz/stored.npz", "arff/whole.arff", "htk/one.htk", "msp/labels.txt",
             "iemocap/whole.txt", "pt/whole.pt", "safetensors/whole.safetensors", "aucurriculum/mean.csv", "csv/formulas.csv"):
    put("inspect/" + name.replace("/", "-"), (FOLDER / name).read_bytes())
