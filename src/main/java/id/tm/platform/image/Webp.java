package id.tm.platform.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps the picture of a WebP and its transparency; Exif, XMP, profile and whatever follows go. Animations are refused. */
final class Webp {

    private static final int ALPHA = 0x10;
    private static final int ANIMATION = 0x02;

    private record Size(int width, int height, boolean alpha) {}

    private final Bytes in;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Size canvas;
    private @Nullable Size image;
    private byte @Nullable [] alpha;

    private Webp(Bytes in) {
        this.in = in;
    }

    static Picture rewrite(Bytes in) {
        return new Webp(in).rewrite();
    }

    private Picture rewrite() {
        in.skip(4);
        long end = in.u32Little() + 8;
        require(end <= in.length());
        in.skip(4);
        while (in.at() < end) chunk();
        Size size = image;
        if (size == null || in.at() != end) throw Picture.damaged();
        require(canvas == null || canvas.width == size.width && canvas.height == size.height);
        byte[] content = body.toByteArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("RIFF"));
        int extended = canvas == null ? 0 : 18;
        Bytes.write32Little(out, 4L + extended + content.length);
        out.writeBytes(ascii("WEBP"));
        if (canvas != null) writeHeader(out, size);
        out.writeBytes(content);
        return new Picture("image/webp", size.width, size.height, out.toByteArray());
    }

    private void chunk() {
        boolean first = in.at() == 12;
        String type = in.text(4);
        long length = in.u32Little();
        byte[] content = in.take(length);
        if (length % 2 == 1) in.skip(1);
        switch (type) {
            case "VP8X" -> {
                require(first && content.length == 10 && (content[0] & ANIMATION) == 0);
                canvas = new Size(1 + u24(content, 4), 1 + u24(content, 7), false);
            }
            case "ALPH" -> {
                require(canvas != null && alpha == null && image == null && content.length > 1);
                alpha = content;
                write(type, content);
            }
            case "VP8 ", "VP8L" -> {
                require(image == null && (first || canvas != null));
                Size size = type.equals("VP8L") ? lossless(content) : lossy(content);
                Picture.requireBounds(size.width, size.height);
                image = size;
                write(type, content);
            }
            case "ANIM", "ANMF" -> throw Picture.damaged();
            default -> require(!first);
        }
    }

    private Size lossy(byte[] content) {
        boolean keyFrame = content.length > 10
                && (content[0] & 1) == 0
                && content[3] == (byte) 0x9d
                && content[4] == 0x01
                && content[5] == 0x2a;
        require(keyFrame);
        int width = (content[6] & 0xff) | (content[7] & 0x3f) << 8;
        int height = (content[8] & 0xff) | (content[9] & 0x3f) << 8;
        return new Size(width, height, alpha != null);
    }

    private Size lossless(byte[] content) {
        require(alpha == null && content.length > 5 && content[0] == 0x2f && (content[4] & 0xe0) == 0);
        long packed = new Bytes(new byte[] {content[1], content[2], content[3], content[4]}).u32Little();
        int width = 1 + (int) (packed & 0x3fff);
        int height = 1 + (int) (packed >> 14 & 0x3fff);
        return new Size(width, height, (packed >> 28 & 1) == 1);
    }

    private static void writeHeader(ByteArrayOutputStream out, Size size) {
        out.writeBytes(ascii("VP8X"));
        Bytes.write32Little(out, 10);
        Bytes.write32Little(out, size.alpha ? ALPHA : 0);
        for (int side : new int[] {size.width - 1, size.height - 1}) {
            for (int shift = 0; shift < 24; shift += 8) out.write(side >> shift);
        }
    }

    private void write(String type, byte[] content) {
        body.writeBytes(ascii(type));
        Bytes.write32Little(body, content.length);
        body.writeBytes(content);
        if (content.length % 2 == 1) body.write(0);
    }

    private static int u24(byte[] content, int at) {
        return (content[at] & 0xff) | (content[at + 1] & 0xff) << 8 | (content[at + 2] & 0xff) << 16;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void require(boolean sound) {
        if (!sound) throw Picture.damaged();
    }
}
