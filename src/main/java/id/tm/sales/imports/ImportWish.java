package id.tm.sales.imports;

import id.tm.platform.problem.Texts;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How somebody wants a file to be imported. */
public class ImportWish {

    @RestQuery
    @DefaultValue("false")
    @Pattern(regexp = "true|false")
    @Parameter(description = "Only look which rows are wrong")
    public String dryRun;

    @RestQuery
    @DefaultValue("false")
    @Pattern(regexp = "true|false")
    @Parameter(description = "Import the rows that are right although others are wrong")
    public String skipBad;

    @RestHeader(HttpHeaders.ACCEPT_LANGUAGE)
    @Parameter(hidden = true)
    public @Nullable String accepted;

    ImportOrder order() {
        return new ImportOrder(
                Boolean.parseBoolean(dryRun),
                Boolean.parseBoolean(skipBad),
                Texts.bestOf(accepted).getLanguage());
    }
}
