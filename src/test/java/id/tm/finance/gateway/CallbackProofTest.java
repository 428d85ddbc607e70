package id.tm.finance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.FinanceError;
import id.tm.finance.FinanceProbe;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.problem.TmException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackProofTest {

    private static final String KEY = "SB-Mid-server-abc123cde456";
    private static final String ORDER = "TM-20260105-000001";

    @ParameterizedTest
    @CsvSource({
        "201, 27dce849762b58944b137dd19df698684adfd5b9491faaa19c5a1529027f6193b933289ea5c06324c766dbfd50f2c125d694ee0d6cc282c824b36bf491be0f61",
        "200, 13da5165cbb475bc96ceda5c26ef00a870e2a252140304b32e9a64d28049b44709af7549c7122cc1ce3037a4cb22cb972534909fc32589a201f3e80cfb4be1a6",
        "202, 6187df0e8a56f0b2b1152f226497e657c5dbfab1bb009dcbb78204ce535eb39ed21200c5d5724301f290b5077910d2dd1cd9daa8ee82a7d7f6a637e3d1fcd485",
        "407, f92d3061c565c7aa9caa1b018a72ef262502f60ffc314423730d30e24429b0e91b824707a866b99be12fd7306cb8d8f87e53690c0416c47c50c0922893c53fe0"
    })
    void midtransVectors(String code, String signature) {
        assertThat(CallbackProof.signature(ORDER, code, "444000.00", KEY)).isEqualTo(signature);
        CallbackProof proof = proof("production");
        assertThat(proof.isMidtrans(ORDER, code, "444000.00", signature)).isTrue();
        assertThat(proof.isMidtrans(ORDER, code, "444000", signature)).isFalse();
        assertThat(proof.isMidtrans(ORDER, code, "444000.00", signature.toUpperCase(java.util.Locale.ROOT)))
                .isFalse();
        assertThat(proof.isMidtrans(ORDER, code, "444000.00", "")).isFalse();
        assertThat(proof.isMidtrans(ORDER + "0", code, "444000.00", signature)).isFalse();
    }

    @Test
    void basicAuthenticationVector() {
        assertThat(GatewayCalls.basic(KEY)).isEqualTo("Basic U0ItTWlkLXNlcnZlci1hYmMxMjNjZGU0NTY6");
    }

    @Test
    void theTokenOfXenditIsTheWholeToken() {
        CallbackProof proof = proof("production");
        assertThat(proof.isXendit("agreed-token")).isTrue();
        assertThat(proof.isXendit("agreed-toke")).isFalse();
        assertThat(proof.isXendit("")).isFalse();
    }

    @Test
    void theSimulatorIsBelievedOnAMachineOfItsOwnOnly() {
        String signed = CallbackProof.signature(ORDER, "200", "1.00", "simulated-server-key");
        assertThat(proof("local").isMidtrans(ORDER, "200", "1.00", signed)).isTrue();
        assertThat(proof("production").isMidtrans(ORDER, "200", "1.00", signed)).isFalse();
        assertThat(proof("local").isXendit("simulated-callback-token")).isTrue();
        assertThat(proof("production").isXendit("simulated-callback-token")).isFalse();
    }

    @Test
    void withoutASecretNothingIsBelieved() {
        GatewayConfig config = FinanceProbe.config(GatewayConfig.class, Map.of());
        CallbackProof proof = new CallbackProof(config, gateways(config, "production"));
        assertThat(proof.isMidtrans(ORDER, "200", "1.00", CallbackProof.signature(ORDER, "200", "1.00", "")))
                .isFalse();
        assertThat(proof.isXendit("")).isFalse();
    }

    @Test
    void inProductionTheSimulatorCollectsNothingAndPaysNothing() {
        GatewayConfig config = FinanceProbe.config(GatewayConfig.class, Map.of());
        Gateways production = gateways(config, "production");
        Assertions.assertThatThrownBy(production::current)
                .isInstanceOfSatisfying(TmException.class, e -> assertThat(e.error())
                        .isEqualTo(FinanceError.PAYMENT_PROVIDER_UNAVAILABLE));
        Assertions.assertThatThrownBy(production::payouts).isInstanceOf(TmException.class);
        assertThat(production.of(PaymentProvider.MIDTRANS).provider()).isEqualTo(PaymentProvider.MIDTRANS);
    }

    private static CallbackProof proof(String mode) {
        GatewayConfig config = FinanceProbe.config(
                GatewayConfig.class,
                Map.of("tm.finance.midtrans.server-key", KEY, "tm.finance.xendit.callback-token", "agreed-token"));
        return new CallbackProof(config, gateways(config, mode));
    }

    private static Gateways gateways(GatewayConfig config, String mode) {
        return new Gateways(
                List.of(new MidtransGateway(config), new XenditGateway(config)),
                List.of(new XenditGateway(config)),
                config,
                FinanceProbe.config(ModeConfig.class, Map.of("tm.mode", mode)));
    }
}
