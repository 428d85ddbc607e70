package id.tm.platform.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps tables, frame and scans of a JPEG. Of the application's segments only JFIF (without its thumbnail) and Adobe's
 * colour transform stay, and of Exif the one number that says which side is up. What follows the end is cut off.
 */
final class Jpeg {

    static final int[] MAGIC = {0xff, 0xd8, 0xff};

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DRI = 0xdd;
    private static final int DHT = 0xc4;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COM = 0xfe;
    private static final int JFIF_LENGTH = 14;
    private static final int ADOBE_LENGTH = 12;

    private final Bytes in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private byte[] jfif = new byte[0];
    private byte[] adobe = new byte[0];
    private int orientation;
    private int width;
    private int height;
    private boolean scanned;

    private Jpeg(Bytes in) {
        this.in = in;
    }

    static Picture rewrite(Bytes in) {
        return new Jpeg(in).rewrite();
    }

    private Picture rewrite() {
        in.skip(2);
        int marker = marker();
        while (marker != EOI) {
            segment(marker);
            if (marker == SOS) scan();
            marker = marker();
        }
        if (!scanned) throw Picture.damaged();
        write(out, SOI);
        if (jfif.length > 0) writeSegment(out, APP0, jfif);
        if (orientation > 1) writeSegment(out, APP1, Exif.ofOrientation(orientation));
        if (adobe.length > 0) writeSegment(out, APP14, adobe);
        out.writeBytes(body.toByteArray());
        write(out, EOI);
        return new Picture("image/jpeg", width, height, out.toByteArray());
    }

    private int marker() {
        if (in.u8() != 0xff) throw Picture.damaged();
        int code = in.u8();
        // Any number of fill bytes may stand before a marker.
        while (code == 0xff) code = in.u8();
        return code;
    }

    private void segment(int marker) {
        if (marker < 0xc0 || marker >= 0xd0 && marker <= SOI) throw Picture.damaged();
        int length = in.u16() - 2;
        byte[] content = in.take(length);
        switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> frame(content);
            case DQT -> requireTables(content, Jpeg::quantisation);
            case DHT -> requireTables(content, Jpeg::huffman);
            case DRI -> require(length == 2);
            case SOS -> require(width > 0 && length >= 6 && length == 4 + 2 * (content[0] & 0xff));
            default -> {
                require(marker >= APP0 && marker <= APP15 || marker == COM);
                application(marker, content);
                return;
            }
        }
        writeSegment(body, marker, content);
    }

    private void frame(byte[] content) {
        require(width == 0 && content.length >= 6);
        height = (content[1] & 0xff) << 8 | content[2] & 0xff;
        width = (content[3] & 0xff) << 8 | content[4] & 0xff;
        int components = content[5] & 0xff;
        require((components == 1 || components == 3 || components == 4) && content.length == 6 + 3 * components);
        Picture.requireBounds(width, height);
    }

    /** Says how long the table at an index is, its first byte included. */
    private interface TableLength {
        int at(byte[] content, int index);
    }

    private static int quantisation(byte[] content, int index) {
        return (content[index] & 0xf0) == 0 ? 65 : 129;
    }

    private static int huffman(byte[] content, int index) {
        int length = 17;
        for (int i = 1; i <= 16 && index + i < content.length; i++) length += content[index + i] & 0xff;
        return length;
    }

    /** Tables fill their segment: there is no room for anything else in it. */
    private static void requireTables(byte[] content, TableLength length) {
        int index = 0;
        while (index < content.length) index += length.at(content, index);
        require(index == content.length && index > 0);
    }

    private void application(int marker, byte[] content) {
        if (marker == APP0 && begins(content, "JFIF\0") && content.length >= JFIF_LENGTH && jfif.length == 0) {
            jfif = Arrays.copyOf(content, JFIF_LENGTH);
            jfif[JFIF_LENGTH - 2] = 0;
            jfif[JFIF_LENGTH - 1] = 0;
        }
        if (marker == APP14 && begins(content, "Adobe") && content.length >= ADOBE_LENGTH && adobe.length == 0) {
            adobe = Arrays.copyOf(content, ADOBE_LENGTH);
        }
        if (marker == APP1 && begins(content, Exif.BEGINNING) && orientation == 0) {
            orientation = Exif.orientation(content);
        }
    }

    /** The compressed data up to the next marker that is none of its own. */
    private void scan() {
        int from = in.at();
        while (true) {
            if (in.u8() != 0xff) continue;
            int code = in.peek(in.at());
            boolean own = code == 0 || code >= 0xd0 && code <= 0xd7;
            if (own) in.skip(1);
            else if (code != 0xff) break;
        }
        int end = in.at() - 1;
        require(end > from);
        body.writeBytes(in.slice(from, end));
        in.back();
        scanned = true;
    }

    private static boolean begins(byte[] content, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= wanted.length && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static void require(boolean sound) {
        if (!sound) throw Picture.damaged();
    }

    private static void write(ByteArrayOutputStream to, int marker) {
        to.write(0xff);
        to.write(marker);
    }

    private static void writeSegment(ByteArrayOutputStream to, int marker, byte[] content) {
        write(to, marker);
        Bytes.write16(to, content.length + 2);
        to.writeBytes(content);
    }
}
