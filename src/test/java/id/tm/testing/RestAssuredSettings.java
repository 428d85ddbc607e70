package id.tm.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.ObjectMapperConfig;

/**
 * One JSON mapper for all requests, which REST Assured makes anew for each, and a log of what failed as it came over the
 * wire: formatting it costs every test, and is read after few.
 */
public class RestAssuredSettings implements QuarkusTestBeforeClassCallback {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    @Override
    public void beforeClass(Class<?> testClass) {
        RestAssured.config = RestAssured.config()
                .logConfig(LogConfig.logConfig()
                        .enableLoggingOfRequestAndResponseIfValidationFails()
                        .enablePrettyPrinting(false))
                .objectMapperConfig(
                        ObjectMapperConfig.objectMapperConfig().jackson2ObjectMapperFactory((type, charset) -> JSON));
    }
}
