package id.tm.platform.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The one thing a camera writes down that is needed to show its picture: how it was held. */
final class Exif {

    static final String BEGINNING = "Exif\0\0";

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int UPRIGHT = 1;
    private static final int MOST = 8;

    private Exif() {}

    /** 1 to 8; 1, which means upright, also when it is not said or cannot be read. */
    static int orientation(byte[] segment) {
        int start = BEGINNING.length();
        if (segment.length < start + 8) return UPRIGHT;
        ByteBuffer tiff =
                ByteBuffer.wrap(segment, start, segment.length - start).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (directory + 2 > tiff.limit()) return UPRIGHT;
        int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            int at = (int) directory + 2 + i * ENTRY;
            if (at + ENTRY > tiff.limit()) return UPRIGHT;
            boolean found = Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION && tiff.getShort(at + 2) == SHORT;
            if (found) {
                int value = Short.toUnsignedInt(tiff.getShort(at + 8));
                return value >= UPRIGHT && value <= MOST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** A segment that says that and nothing else. */
    static byte[] ofOrientation(int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(BEGINNING.length() + 8 + 2 + ENTRY + 4);
        segment.put(BEGINNING.getBytes(StandardCharsets.ISO_8859_1));
        segment.put("MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        segment.putShort((short) 1);
        segment.putShort((short) ORIENTATION).putShort((short) SHORT).putInt(1);
        segment.putShort((short) orientation).putShort((short) 0);
        segment.putInt(0);
        return segment.array();
    }
}
