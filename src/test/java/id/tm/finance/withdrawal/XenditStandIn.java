package id.tm.finance.withdrawal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import id.tm.finance.gateway.PayoutGateway;
import id.tm.finance.gateway.PayoutWorlds;
import id.tm.finance.gateway.ProviderPayout.Standing;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Xendit's payouts as its documentation describes them, over HTTP: one for each Idempotency-key. */
class XenditStandIn implements Provider, ResponseDefinitionTransformerV2, AutoCloseable {

    private record Made(String key, String reference, long amount) {}

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().extensions(this));
    private final Map<String, Made> payouts = new ConcurrentHashMap<>();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final List<Made> late = new CopyOnWriteArrayList<>();
    private final PayoutGateway gateway;
    private volatile Way way = Way.ANSWERED;

    XenditStandIn() {
        server.stubFor(
                post(urlPathEqualTo("/v2/payouts")).willReturn(aResponse().withTransformers(getName())));
        server.stubFor(get(urlPathEqualTo("/v2/payouts")).willReturn(aResponse().withTransformers(getName())));
        server.start();
        gateway = PayoutWorlds.xendit(server.port());
    }

    @Override
    public String getName() {
        return "xendit-payouts";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().getName().equals("GET")) {
            String reference = request.queryParameter("reference_id").firstValue();
            String found = String.join(
                    ",",
                    payouts.values().stream()
                            .filter(made -> made.reference().equals(reference))
                            .map(this::json)
                            .toList());
            return said(200, "{\"data\":[" + found + "],\"has_more\":false}", 0);
        }
        JsonObject body = new JsonObject(request.getBodyAsString());
        Made made =
                new Made(request.getHeader("Idempotency-key"), body.getString("reference_id"), body.getLong("amount"));
        Way now = way;
        way = Way.ANSWERED;
        return switch (now) {
            case ANSWERED -> said(200, json(take(made)), 0);
            case TAKEN_IN_SILENCE -> said(200, json(take(made)), 600);
            case LOST -> said(503, "{\"error_code\":\"SERVER_ERROR\"}", 0);
            case LATE -> {
                late.add(made);
                yield said(504, "", 0);
            }
            case REFUSED -> said(400, "{\"error_code\":\"CHANNEL_CODE_NOT_SUPPORTED\"}", 0);
        };
    }

    private Made take(Made made) {
        payouts.putIfAbsent(made.key(), made);
        standings.putIfAbsent(made.reference(), Standing.PROCESSING);
        return payouts.get(made.key());
    }

    private String json(Made made) {
        Standing standing = standings.get(made.reference());
        String status = standing == Standing.PROCESSING ? "ACCEPTED" : standing.name();
        return "{\"id\":\"disb-" + made.key() + "\",\"reference_id\":\"" + made.reference() + "\",\"status\":\""
                + status + "\",\"amount\":" + made.amount() + ",\"currency\":\"IDR\",\"channel_code\":\"ID_BCA\"}";
    }

    private static ResponseDefinition said(int status, String body, int delay) {
        return aResponse()
                .withStatus(status)
                .withFixedDelay(delay)
                .withHeader("Content-Type", "application/json")
                .withBody(body)
                .build();
    }

    @Override
    public PayoutGateway gateway() {
        return gateway;
    }

    @Override
    public void next(Way next) {
        way = next;
    }

    @Override
    public void arrive() {
        late.forEach(this::take);
        late.clear();
    }

    @Override
    public boolean isUnderWay() {
        return !late.isEmpty();
    }

    @Override
    public Standing truth(UUID id) {
        return standings.get(id.toString());
    }

    @Override
    public void becomes(UUID id, Standing standing) {
        standings.computeIfPresent(id.toString(), (reference, before) -> standing);
    }

    @Override
    public long payouts(UUID id) {
        return payouts.values().stream()
                .filter(made -> made.reference().contains(id.toString()))
                .count();
    }

    @Override
    public void close() {
        server.stop();
    }
}
