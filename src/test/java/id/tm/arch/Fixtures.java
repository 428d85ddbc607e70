package id.tm.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Small pieces of code that break a rule. They stand outside the test sources and are compiled here: among the test
 * classes the framework would take them for resources and entities of the service.
 */
final class Fixtures {

    static final String ROOT = "id.tm.arch.fixture.";

    private static final Path SOURCES = Path.of("src", "test", "fixtures");
    private static final Path CLASSES = Path.of("target", "arch-fixtures");

    private static boolean compiled;

    private Fixtures() {}

    static JavaClasses of(String rule) {
        compileOnce();
        return new ClassFileImporter().importPath(CLASSES.resolve((ROOT + rule).replace('.', '/')));
    }

    /** Does it with the fixtures on the class path, for rules that look at the loaded classes. */
    static <T> T loaded(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static synchronized void compileOnce() {
        if (compiled) return;
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(SOURCES);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            Files.createDirectories(CLASSES);
            List<Path> sources = new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
            List<String> options = List.of(
                    "-proc:none", "-d", CLASSES.toString(), "-classpath", System.getProperty("java.class.path"));
            boolean done = compiler.getTask(
                            null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!done) throw new IllegalStateException("the fixtures do not compile");
            compiled = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
