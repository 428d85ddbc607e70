package id.tm.finance.simulator;

import static id.tm.platform.problem.PlatformError.NOT_FOUND;

import id.tm.finance.gateway.ProviderPayout;
import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The simulated provider's buttons; they do not exist in production. */
@Path("/api/v1/simulator")
@Tag(name = "Payments")
public class SimulatorResource {

    private final SimulatorDesk desk;
    private final ModeConfig mode;

    SimulatorResource(SimulatorDesk desk, ModeConfig mode) {
        this.desk = desk;
        this.mode = mode;
    }

    @GET
    @Path("/payments/{reference}")
    @Transactional
    @PermitAll
    @Operation(
            operationId = "finance_getSimulatedPayment",
            summary = "A payment at the simulated provider (not in production)")
    @APIResponse(responseCode = "200", description = "The payment")
    public SimulatorPaymentView payment(@RestPath String reference) {
        requireLocal();
        return SimulatorPaymentView.of(
                SimulatorPayment.findByReference(reference).orElseThrow(NOT_FOUND::with));
    }

    @POST
    @Path("/payments/{reference}/{act}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finance_actOnSimulatedPayment",
            summary = "Pay, expire, deny, cancel or refund a payment at the simulated provider (not in production)")
    @APIResponse(responseCode = "200", description = "Done; the callback follows as told")
    public SimulatorPaymentView act(
            @RestPath String reference,
            @Parameter(description = "`pay`, `expire`, `deny`, `cancel` or `refund`", example = "pay") @RestPath
                    String act,
            @Valid SimulatorActRequest request) {
        requireLocal();
        SimulatorAct known =
                switch (act) {
                    case "pay", "expire", "deny", "cancel", "refund" ->
                        SimulatorAct.valueOf(act.toUpperCase(Locale.ROOT));
                    default -> throw NOT_FOUND.with();
                };
        return desk.act(reference, known, SimulatorActRequest.orDefault(request));
    }

    @GET
    @Path("/payouts/{reference}")
    @Transactional
    @PermitAll
    @Operation(
            operationId = "finance_getSimulatedPayout",
            summary = "A payout at the simulated provider (not in production)")
    @APIResponse(responseCode = "200", description = "The payout")
    public SimulatorPayoutView payout(@RestPath String reference) {
        requireLocal();
        return SimulatorPayoutView.of(SimulatorPayout.findByReference(reference).orElseThrow(NOT_FOUND::with));
    }

    @POST
    @Path("/payouts/{reference}/{act}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finance_actOnSimulatedPayout",
            summary = "Have a payout at the simulated provider succeed, fail or come back (not in production)")
    @APIResponse(responseCode = "200", description = "Done; the callback follows as told")
    public SimulatorPayoutView actOnPayout(
            @RestPath String reference,
            @Parameter(description = "`succeed`, `fail` or `reverse`", example = "succeed") @RestPath String act,
            @Valid SimulatorActRequest request) {
        requireLocal();
        ProviderPayout.Standing next =
                switch (act) {
                    case "succeed" -> ProviderPayout.Standing.SUCCEEDED;
                    case "fail" -> ProviderPayout.Standing.FAILED;
                    case "reverse" -> ProviderPayout.Standing.REVERSED;
                    default -> throw NOT_FOUND.with();
                };
        return desk.act(reference, next, SimulatorActRequest.orDefault(request));
    }

    private void requireLocal() {
        if (mode.mode() != Mode.LOCAL) throw NOT_FOUND.with();
    }
}
