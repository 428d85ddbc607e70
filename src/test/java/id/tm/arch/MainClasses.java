package id.tm.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The compiled classes of the service, read once. */
public final class MainClasses {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private MainClasses() {}

    public static JavaClasses get() {
        return CLASSES;
    }
}
