package id.tm.finance.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Check {@code ledger}: red from the audit that found the books wrong until one finds them mended. */
@Readiness
@ApplicationScoped
class LedgerReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        long open = QuarkusTransaction.requiringNew().call(LedgerFinding::countOpen);
        var response = HealthCheckResponse.named("ledger").status(open == 0);
        return open == 0
                ? response.build()
                : response.withData("findings", open).build();
    }
}
