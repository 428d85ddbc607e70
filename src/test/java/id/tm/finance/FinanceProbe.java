package id.tm.finance;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings of the tests' own. */
public final class FinanceProbe {

    private FinanceProbe() {}

    public static <T> T config(Class<T> mapping, Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(mapping);
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(mapping);
    }
}
