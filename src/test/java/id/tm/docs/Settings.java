package id.tm.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every setting below {@code tm.}, read from the sources of the @ConfigMapping interfaces. */
final class Settings {

    /** @param fallback null when there is none */
    record Setting(String property, String type, String fallback, boolean optional, String comment) {

        String environment() {
            return property.replaceAll("\\.<[^>]*>", "._")
                    .replaceAll("[^A-Za-z0-9_]", "_")
                    .toUpperCase(Locale.ROOT);
        }
    }

    /** @param typeName the interface, for the reader who looks for the code */
    record Group(String prefix, String typeName, String comment, List<Setting> settings) {}

    private Settings() {}

    static List<Group> read() {
        Map<String, SourceFiles.Source> types = new HashMap<>();
        List<SourceFiles.Source> mappings = new ArrayList<>();
        SourceFiles.types("@ConfigMapping", (source, unit) -> {
            types.put(unit.getPackageName() + "." + source.type().getSimpleName(), source);
            if (annotation(source.type().getModifiers().getAnnotations(), "ConfigMapping") != null)
                mappings.add(source);
        });
        List<Group> groups = new ArrayList<>();
        for (SourceFiles.Source mapping : mappings) {
            String prefix = argument(mapping.type().getModifiers().getAnnotations(), "ConfigMapping", "prefix");
            List<Setting> settings = new ArrayList<>();
            collect(mapping, prefix, types, settings);
            groups.add(new Group(
                    prefix,
                    mapping.packageName() + "." + mapping.type().getSimpleName(),
                    mapping.comment(mapping.path()),
                    settings));
        }
        groups.sort((a, b) -> a.prefix.compareTo(b.prefix));
        return groups;
    }

    private static void collect(
            SourceFiles.Source source, String prefix, Map<String, SourceFiles.Source> types, List<Setting> settings) {
        for (Tree member : source.type().getMembers()) {
            if (!(member instanceof MethodTree method) || method.getBody() != null) continue;
            List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
            String given = argument(annotations, "WithName", "value");
            boolean isParent = annotation(annotations, "WithParentName") != null;
            String name = isParent
                    ? prefix
                    : prefix + "." + (given == null ? kebab(method.getName().toString()) : given);
            String type = String.valueOf(method.getReturnType()).replaceAll("@\\w+\\s+", "");
            boolean isMap = type.startsWith("Map<");
            String inner =
                    type.replaceAll("^(?:Optional|List|Set)<(.*)>$", "$1").replaceAll("^Map<[^,]+,\\s*(.*)>$", "$1");
            String path = isMap ? name + ".<name>" : name;
            SourceFiles.Source nested = types.get(source.packageName() + "." + inner);
            boolean isGroup = nested != null && nested.type().getKind() == Tree.Kind.INTERFACE;
            if (isGroup) {
                collect(nested, path, types, settings);
                continue;
            }
            settings.add(new Setting(
                    path,
                    inner,
                    argument(annotations, "WithDefault", "value"),
                    type.startsWith("Optional") || isMap || type.startsWith("List"),
                    source.comment(source.member(method))));
        }
    }

    private static AnnotationTree annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(each -> each.getAnnotationType().toString().endsWith(name))
                .findFirst()
                .orElse(null);
    }

    private static String argument(List<? extends AnnotationTree> annotations, String name, String argument) {
        AnnotationTree annotation = annotation(annotations, name);
        if (annotation == null) return null;
        for (ExpressionTree each : annotation.getArguments()) {
            if (each instanceof com.sun.source.tree.AssignmentTree assignment) {
                if (assignment.getVariable().toString().equals(argument)) return literal(assignment.getExpression());
            } else {
                return literal(each);
            }
        }
        return null;
    }

    private static String literal(ExpressionTree expression) {
        return expression instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : expression.toString();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
