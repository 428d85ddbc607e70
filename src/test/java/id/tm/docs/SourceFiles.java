package id.tm.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of the service as the compiler reads them, with their comments. */
final class SourceFiles {

    /** One type of one file. */
    record Source(ClassTree type, TreePath path, DocTrees trees) {

        String packageName() {
            return path.getCompilationUnit().getPackageName().toString();
        }

        /** The doc comment of the type or of one of its members, on one line. */
        String comment(TreePath of) {
            return Optional.ofNullable(trees.getDocCommentTree(of))
                    .map(tree ->
                            tree.getFullBody().stream().map(Object::toString).reduce("", String::concat))
                    .map(SourceFiles::plain)
                    .orElse("");
        }

        TreePath member(com.sun.source.tree.Tree member) {
            return new TreePath(path, member);
        }
    }

    private SourceFiles() {}

    /** Calls back for every type in src/main and src/embedded whose text contains the word. */
    static void types(String word, BiConsumer<Source, CompilationUnitTree> visitor) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(containing(word)));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree type, Void nothing) {
                        visitor.accept(new Source(type, getCurrentPath(), trees), unit);
                        return super.visitClass(type, nothing);
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> containing(String word) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains(word))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link)\\s+([^}]*)}", "`$1`")
                .replaceAll("</?p>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
