package id.tm.platform.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Keeps the chunks of a PNG that its pixels need; texts, times, Exif, profiles and animation go, like all after the end. */
final class Png {

    static final int[] MAGIC = {0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};

    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD");

    /** Colour type to samples per pixel, and the bits a sample may have. */
    private static final Map<Integer, Integer> SAMPLES = Map.of(0, 1, 2, 3, 3, 1, 4, 2, 6, 4);

    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(
            0, Set.of(1, 2, 4, 8, 16), 2, Set.of(8, 16), 3, Set.of(1, 2, 4, 8), 4, Set.of(8, 16), 6, Set.of(8, 16));

    /** The seven passes of an interlaced picture: first column, first row, steps. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int INDEXED = 3;

    private final Bytes in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Inflater inflater = new Inflater();
    private int width;
    private int height;
    private int colour;
    private int bits;
    private boolean interlaced;
    private boolean palette;
    private long unpacked;
    private String last = "";

    private Png(Bytes in) {
        this.in = in;
    }

    static Picture rewrite(Bytes in) {
        Png png = new Png(in);
        try {
            return png.rewrite();
        } catch (DataFormatException e) {
            throw Picture.damaged();
        } finally {
            png.inflater.end();
        }
    }

    private Picture rewrite() throws DataFormatException {
        for (int each : MAGIC) out.write(each);
        in.skip(MAGIC.length);
        while (!last.equals("IEND")) chunk();
        require(inflater.finished() && unpacked == expected());
        return new Picture("image/png", width, height, out.toByteArray());
    }

    private void chunk() throws DataFormatException {
        long length = in.u32();
        String type = in.text(4);
        require(type.matches("[A-Za-z]{4}") && last.isEmpty() == type.equals("IHDR"));
        byte[] content = in.take(length);
        require(in.u32() == crc(type, content));
        switch (type) {
            case "IHDR" -> header(content);
            case "PLTE" -> {
                require(!palette && content.length % 3 == 0 && content.length > 0 && content.length <= 768);
                palette = true;
            }
            case "IDAT" -> {
                require((last.equals("IDAT") || unpacked == 0) && (colour != INDEXED || palette));
                unpack(content);
            }
            case "IEND" -> require(content.length == 0);
            // A capital first letter: without understanding it nobody can show the picture.
            default ->
                require(Character.isLowerCase(type.charAt(0)) && (!KEPT.contains(type) || content.length <= 256));
        }
        last = type;
        if (KEPT.contains(type)) write(type, content);
    }

    private void header(byte[] content) {
        require(content.length == 13);
        Bytes header = new Bytes(content);
        long wide = header.u32();
        long high = header.u32();
        require(wide <= Integer.MAX_VALUE && high <= Integer.MAX_VALUE);
        width = (int) wide;
        height = (int) high;
        int depth = header.u8();
        colour = header.u8();
        require(DEPTHS.getOrDefault(colour, Set.of()).contains(depth));
        bits = depth * SAMPLES.getOrDefault(colour, 0);
        int compression = header.u8();
        int filter = header.u8();
        require(compression == 0 && filter == 0);
        int interlace = header.u8();
        require(interlace <= 1);
        interlaced = interlace == 1;
        Picture.requireBounds(width, height);
    }

    /** Unpacked to nowhere: only that it can be, and to the very size the header promises, counts. */
    private void unpack(byte[] content) throws DataFormatException {
        inflater.setInput(content);
        byte[] buffer = new byte[16_384];
        while (!inflater.needsInput() && !inflater.finished()) {
            int some = inflater.inflate(buffer);
            unpacked += some;
            require(unpacked <= expected() && !inflater.needsDictionary());
        }
        require(inflater.getRemaining() == 0);
    }

    private long expected() {
        if (!interlaced) return rows(width, height);
        long all = 0;
        for (int[] pass : PASSES) {
            int wide = (width - pass[0] + pass[2] - 1) / pass[2];
            int high = (height - pass[1] + pass[3] - 1) / pass[3];
            if (wide > 0 && high > 0) all += rows(wide, high);
        }
        return all;
    }

    private long rows(int wide, int high) {
        return high * (1 + ((long) wide * bits + 7) / 8);
    }

    private void write(String type, byte[] content) {
        Bytes.write32(out, content.length);
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
        Bytes.write32(out, crc(type, content));
    }

    private static long crc(String type, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(content);
        return crc.getValue();
    }

    private static void require(boolean sound) {
        if (!sound) throw Picture.damaged();
    }
}
