package id.tm.arch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is matched against a pattern comes from anybody and may be as long as a body may be: constraints of size are not
 * looked at first. Groups that repeat are matched by recursion and overflow the stack, which would be a 500.
 */
class PatternPoliceTest {

    private static final int LENGTH = 100_000;
    /** A quarter of what a thread gets, so that a quarter of the length shows the same. */
    private static final int STACK_BYTES = 256 * 1024;

    private static final List<String> PIECES =
            List.of("a", "A", "1", "a-", "A-", "a.", "a_", "a1", "1 ", "a b ", "-", ".", "é", "/a", "a@a.", "ASM-A-");
    private static final List<String> HEADS = List.of("", "a@", "ASM-", "+62", "/", "https://a.", "0");

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void noPatternIsBroughtDownByALongText() throws Exception {
        Map<String, TreeSet<String>> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(30);
        assertThat(overflown(Set.of("(a|b)*"))).as("the check itself").hasSize(1);

        assertThat(overflown(patterns.keySet())).as("of %s", patterns).isEmpty();
    }

    private static List<String> overflown(Set<String> regexps) throws Exception {
        List<String> texts = texts();
        FutureTask<List<String>> check = new FutureTask<>(() ->
                regexps.stream().filter(regexp -> !survives(regexp, texts)).toList());
        new Thread(null, check, "small-stack", STACK_BYTES).start();
        return check.get();
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String head : HEADS) {
            for (String piece : PIECES) {
                String text = head + piece.repeat(LENGTH / piece.length());
                texts.add(text);
                texts.add(text + "a");
            }
        }
        return texts;
    }

    private static boolean survives(String regexp, List<String> texts) {
        java.util.regex.Pattern pattern = java.util.regex.Pattern.compile(regexp);
        for (String text : texts) {
            try {
                pattern.matcher(text).matches();
            } catch (StackOverflowError e) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, TreeSet<String>> patterns() {
        Map<String, TreeSet<String>> patterns = new TreeMap<>();
        MainClasses.get().forEach(each -> {
            Class<?> type = each.reflect();
            collect(type, type.getName(), patterns);
            for (Field field : type.getDeclaredFields()) {
                collect(field, type.getName() + "." + field.getName(), patterns);
                collect(field.getAnnotatedType(), type.getName() + "." + field.getName(), patterns);
            }
            for (Method method : type.getDeclaredMethods()) {
                for (Parameter parameter : method.getParameters()) {
                    String place = type.getName() + "." + method.getName();
                    collect(parameter, place, patterns);
                    collect(parameter.getAnnotatedType(), place, patterns);
                }
            }
        });
        return patterns;
    }

    private static void collect(AnnotatedElement element, String place, Map<String, TreeSet<String>> patterns) {
        for (Pattern pattern : element.getAnnotationsByType(Pattern.class)) {
            patterns.computeIfAbsent(pattern.regexp(), regexp -> new TreeSet<>())
                    .add(place);
        }
        if (element instanceof AnnotatedParameterizedType type) {
            for (AnnotatedType argument : type.getAnnotatedActualTypeArguments()) collect(argument, place, patterns);
        }
    }
}
