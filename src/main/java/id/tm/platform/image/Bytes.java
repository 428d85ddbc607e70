package id.tm.platform.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file that is read from front to back; reading past its end means that it is damaged. */
final class Bytes {

    private final byte[] file;
    private int at;

    Bytes(byte[] file) {
        this.file = file;
    }

    int at() {
        return at;
    }

    int length() {
        return file.length;
    }

    boolean isAtEnd() {
        return at >= file.length;
    }

    void skip(long count) {
        if (count < 0 || count > file.length - at) throw Picture.damaged();
        at += (int) count;
    }

    /** Reads the last byte again. */
    void back() {
        at--;
    }

    int peek(int index) {
        if (index < 0 || index >= file.length) throw Picture.damaged();
        return file[index] & 0xff;
    }

    int u8() {
        int value = peek(at);
        at++;
        return value;
    }

    /** Most significant byte first. */
    int u16() {
        return u8() << 8 | u8();
    }

    long u32() {
        return (long) u16() << 16 | u16();
    }

    /** Least significant byte first. */
    long u32Little() {
        return u8() | (long) u8() << 8 | (long) u8() << 16 | (long) u8() << 24;
    }

    byte[] take(long count) {
        int from = at;
        skip(count);
        return Arrays.copyOfRange(file, from, at);
    }

    byte[] slice(int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }

    boolean startsWith(int... magic) {
        if (file.length < magic.length) return false;
        for (int i = 0; i < magic.length; i++) if (peek(i) != magic[i]) return false;
        return true;
    }

    boolean hasText(int index, String text) {
        return index + text.length() <= file.length
                && new String(file, index, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    String text(int count) {
        return new String(take(count), StandardCharsets.ISO_8859_1);
    }

    static void write16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    static void write32(ByteArrayOutputStream out, long value) {
        write16(out, (int) (value >> 16));
        write16(out, (int) value);
    }

    static void write32Little(ByteArrayOutputStream out, long value) {
        for (int shift = 0; shift < 32; shift += 8) out.write((int) (value >> shift));
    }
}
