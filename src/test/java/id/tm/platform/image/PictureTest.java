package id.tm.platform.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.testing.Pictures;
import id.tm.testing.Seeded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final String PLACE = "-6.2088,106.8456 rumah Budi";

    @Test
    void aJpegKeepsItsPixelsAndLosesWhatTheCameraSaid() {
        byte[] plain = Pictures.jpeg(61, 47);
        byte[] file = plain;
        for (int app = 0xe0; app <= 0xef; app++) file = Pictures.withSegment(file, app, secret());
        file = Pictures.withSegment(file, 0xfe, secret());
        file = Pictures.withSegment(file, 0xe1, Pictures.exif(1, PLACE));
        file = append(file, "<script>alert(1)</script>" + PLACE);

        Picture picture = Picture.of(file);

        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        assertThat(picture.width()).isEqualTo(61);
        assertThat(picture.height()).isEqualTo(47);
        assertThat(text(picture.content())).doesNotContain(PLACE, "script", "Exif");
        assertThat(Pictures.pixels(picture.content())).isEqualTo(Pictures.pixels(plain));
        assertThat(Picture.of(picture.content()).content())
                .as("nothing is left to take away")
                .isEqualTo(picture.content());
    }

    @Test
    void whichSideIsUpIsAllThatStaysOfExif() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] file = Pictures.withSegment(Pictures.jpeg(8, 8), 0xe1, Pictures.exif(orientation, PLACE));
            byte[] content = Picture.of(file).content();
            assertThat(text(content)).doesNotContain(PLACE);
            byte[] exif = Exif.ofOrientation(orientation);
            assertThat(text(content).contains(text(exif))).as("%d", orientation).isEqualTo(orientation != 1);
            assertThat(Exif.orientation(exif)).isEqualTo(orientation);
        }
        for (byte[] broken :
                List.of(new byte[6], new byte[14], "Exif\0\0MM*....".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(Exif.orientation(broken)).isEqualTo(1);
        }
    }

    @Test
    void aPngKeepsItsPixelsAndLosesItsTexts() {
        byte[] plain = Pictures.png(33, 70);
        byte[] file = plain;
        for (String chunk : List.of("tEXt", "iTXt", "zTXt", "eXIf", "tIME", "iCCP", "acTL", "prVt")) {
            file = Pictures.withChunk(file, chunk, secret());
        }
        Picture picture = Picture.of(append(file, PLACE));
        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(picture.width()).isEqualTo(33);
        assertThat(picture.height()).isEqualTo(70);
        assertThat(text(picture.content())).doesNotContain(PLACE);
        assertThat(Pictures.pixels(picture.content())).isEqualTo(Pictures.pixels(plain));
    }

    @Test
    void aWebpLosesItsTextsToo() {
        for (byte[] plain : List.of(Pictures.WEBP, Pictures.WEBP_LOSSLESS, Pictures.WEBP_ALPHA)) {
            byte[] file = plain;
            for (String chunk : List.of("EXIF", "XMP ", "ICCP", "what")) {
                file = Pictures.withRiffChunk(file, chunk, secret());
            }
            if (plain == Pictures.WEBP_ALPHA) file[20] |= 0x2c;
            Picture picture = Picture.of(append(file, PLACE));
            assertThat(picture.mediaType()).isEqualTo("image/webp");
            assertThat(picture.width()).isEqualTo(1);
            assertThat(picture.content()).as("flags and sizes included").isEqualTo(plain);
        }
        refused(Pictures.WEBP_ANIMATED);
    }

    @Test
    void whatIsNoPictureIsOfNoKnownKind() {
        for (String text : List.of("", "GIF89a", "<svg/>", "RIFF....WAVE", "%PDF-1.7", "\u00ff\u00d8", "BM")) {
            assertThatThrownBy(() -> Picture.of(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOfSatisfying(TmException.class, e -> assertThat(e.error())
                            .isEqualTo(PlatformError.UNSUPPORTED_MEDIA_TYPE));
        }
    }

    @Test
    void tooLargePicturesAreNotEvenUnpacked() {
        byte[] png = Pictures.png(2, 2);
        byte[] wide = Pictures.withChunk(png, "tEXt", new byte[0]);
        assertThat(Picture.of(wide).width()).isEqualTo(2);
        refused(header(png, 6001, 1));
        refused(header(png, 5001, 5000));
        refused(header(png, 0, 1));
        refused(header(png, -1, 1));
        refused(header(png, 3, 2));
        refused(header(png, 2, 1));
    }

    /** Whatever of a file is missing or changed, the answer is a refusal or a sound picture, never a fault. */
    @Test
    void damagedFilesAreRefusedOrRepaired() {
        List<byte[]> files = List.of(
                Pictures.jpeg(20, 20),
                Pictures.png(20, 20),
                Pictures.WEBP,
                Pictures.WEBP_LOSSLESS,
                Pictures.WEBP_ALPHA,
                Pictures.withSegment(Pictures.jpeg(9, 9), 0xe1, Pictures.exif(6, PLACE)));
        for (byte[] file : files) {
            for (int length = 0; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                assertThatThrownBy(() -> Picture.of(cut)).isInstanceOf(TmException.class);
            }
        }
        Seeded.values(
                3_000,
                random -> {
                    byte[] file = files.get(random.nextInt(files.size())).clone();
                    for (int i = 1 + random.nextInt(4); i > 0; i--)
                        file[random.nextInt(file.length)] = (byte) random.nextInt();
                    return file;
                },
                file -> {
                    try {
                        Picture picture = Picture.of(file);
                        assertThat(Picture.of(picture.content()).content()).isEqualTo(picture.content());
                    } catch (TmException refused) {
                        assertThat(refused.error().status()).isIn(415, 422);
                    }
                });
    }

    private static byte[] header(byte[] png, int width, int height) {
        java.nio.ByteBuffer changed = java.nio.ByteBuffer.wrap(png.clone());
        changed.putInt(16, width).putInt(20, height);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(changed.array(), 12, 17);
        return changed.putInt(29, (int) crc.getValue()).array();
    }

    private static void refused(byte[] file) {
        assertThatThrownBy(() -> Picture.of(file)).isInstanceOfSatisfying(TmException.class, e -> assertThat(e.error())
                .isEqualTo(PlatformError.IMAGE_REFUSED));
    }

    private static byte[] secret() {
        return PLACE.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] append(byte[] file, String tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(file);
        out.writeBytes(tail.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
