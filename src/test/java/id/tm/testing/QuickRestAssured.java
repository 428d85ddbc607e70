package id.tm.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import groovy.lang.Binding;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.internal.path.json.JSONAssertion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * REST Assured without what it does again for every request: it compiles each JSON path of each answer into a class,
 * looks for all there is of Jackson, and formats a log that only a failure shows. Together that was half of the
 * computing of all tests.
 */
public class QuickRestAssured implements QuarkusTestBeforeClassCallback {

    private static boolean installed;

    @Override
    public void beforeClass(Class<?> testClass) {
        install();
    }

    private static synchronized void install() {
        if (installed) return;
        ObjectMapper json = new ObjectMapper().findAndRegisterModules();
        RestAssured.config = RestAssured.config()
                .logConfig(LogConfig.logConfig()
                        .enableLoggingOfRequestAndResponseIfValidationFails()
                        .enablePrettyPrinting(false))
                .objectMapperConfig(
                        ObjectMapperConfig.objectMapperConfig().jackson2ObjectMapperFactory((type, charset) -> json));
        MetaClass usual = GroovySystem.getMetaClassRegistry().getMetaClass(JSONAssertion.class);
        GroovySystem.getMetaClassRegistry().setMetaClass(JSONAssertion.class, new Paths(usual));
        installed = true;
    }

    /** Follows a path of names and places by hand, and compiles any other but once. */
    private static final class Paths extends DelegatingMetaClass {

        private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]\\w*(?:\\[\\d{1,4}]|\\.[A-Za-z_]\\w*)*");
        private static final Pattern STEP = Pattern.compile("\\w+");
        private static final Object NOT_PLAIN = new Object();
        /** A path with an id in it is never asked for again. */
        private static final int MOST_REMEMBERED = 2_000;

        private final Map<String, Class<? extends Script>> compiled = new ConcurrentHashMap<>();

        Paths(MetaClass usual) {
            super(usual);
        }

        @Override
        public Object invokeMethod(
                Class sender, Object assertion, String method, Object[] arguments, boolean ofSuper, boolean inside) {
            if (method.equals("getAsJsonObject")) {
                Object found = follow(((JSONAssertion) assertion).getKey(), arguments[0]);
                if (found != NOT_PLAIN) return found;
            }
            if (method.equals("eval")) return evaluate((JSONAssertion) assertion, arguments);
            return super.invokeMethod(sender, assertion, method, arguments, ofSuper, inside);
        }

        private static Object follow(String path, Object root) {
            if (!PLAIN.matcher(path).matches()) return NOT_PLAIN;
            Object at = root;
            Matcher steps = STEP.matcher(path);
            while (steps.find()) {
                boolean place = steps.start() > 0 && path.charAt(steps.start() - 1) == '[';
                if (at == null) return null;
                if (place && at instanceof List<?> list) {
                    int index = Integer.parseInt(steps.group());
                    at = index < list.size() ? list.get(index) : null;
                } else if (!place && at instanceof Map<?, ?> map) {
                    at = map.get(steps.group());
                } else {
                    return NOT_PLAIN;
                }
            }
            return at;
        }

        private Object evaluate(JSONAssertion assertion, Object[] arguments) {
            Map<String, Object> variables = new HashMap<>();
            if (assertion.getParams() != null) variables.putAll(assertion.getParams());
            variables.put(arguments[0].toString(), arguments[1]);
            if (compiled.size() > MOST_REMEMBERED) compiled.clear();
            Class<? extends Script> script = compiled.computeIfAbsent(
                    arguments[2].toString(),
                    text -> new GroovyShell().parse(text).getClass());
            return InvokerHelper.createScript(script, new Binding(variables)).run();
        }
    }
}
