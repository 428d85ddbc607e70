package id.tm.region.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The files of one data set, from a folder or an archive, with bounds to what is read. */
final class RegionFiles {

    /** Why a folder or an archive is not read at all. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }

    static final String PROVINCES = "provinces.csv";
    static final String REGENCIES = "regencies.csv";
    static final String DISTRICTS = "districts.csv";
    static final String VILLAGES = "villages.csv";
    static final String SUCCESSORS = "successors.csv";
    static final String DESCRIPTION = "dataset.properties";

    static final int MOST_BYTES_OF_A_FILE = 16 << 20;
    static final int MOST_BYTES = 48 << 20;
    static final int MOST_ENTRIES = 50;

    private static final List<String> KNOWN =
            List.of(PROVINCES, REGENCIES, DISTRICTS, VILLAGES, SUCCESSORS, DESCRIPTION);

    private final Map<String, byte[]> files;

    private RegionFiles(Map<String, byte[]> files) {
        this.files = files;
    }

    Optional<byte[]> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    static RegionFiles of(Path directory) throws Refused {
        if (!Files.isDirectory(directory)) throw new Refused("there is no folder " + directory);
        Map<String, byte[]> files = new HashMap<>();
        for (String name : KNOWN) {
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file)) continue;
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(MOST_BYTES_OF_A_FILE + 1);
                if (content.length > MOST_BYTES_OF_A_FILE) throw new Refused(name + " is too large");
                files.put(name, content);
            } catch (IOException e) {
                throw new Refused(name + " cannot be read");
            }
        }
        return new RegionFiles(files);
    }

    /** Names in the archive may stand in a folder of it; what is not known is passed over. Nothing is written to a disk. */
    static RegionFiles of(byte[] archive) throws Refused {
        Map<String, byte[]> files = new HashMap<>();
        long room = MOST_BYTES;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) throw new Refused("more than " + MOST_ENTRIES + " entries");
                String name = fileName(entry.getName());
                byte[] content = content(zip, name, (int) Math.min(room, MOST_BYTES_OF_A_FILE));
                room -= content.length;
                if (KNOWN.contains(name) && files.put(name, content) != null)
                    throw new Refused("there are two files " + name);
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new Refused("not a readable ZIP archive");
        } catch (IOException e) {
            throw new Refused("the archive ends too early");
        }
        if (entries == 0) throw new Refused("not a ZIP archive, or an empty one");
        return new RegionFiles(files);
    }

    private static String fileName(String entry) throws Refused {
        boolean outside = entry.startsWith("/")
                || entry.contains("\\")
                || entry.contains(":")
                || List.of(entry.split("/")).contains("..");
        if (outside) throw new Refused("the name of an entry leads out of the archive");
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    private static byte[] content(InputStream in, String name, int most) throws IOException, Refused {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (content.size() + read > most) throw new Refused((name.isEmpty() ? "an entry" : name) + " is too large");
            content.write(buffer, 0, read);
        }
        return content.toByteArray();
    }
}
