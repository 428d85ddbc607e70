package id.tm.finance.payment;

import id.tm.finance.Payable;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of things that are paid for. */
@ApplicationScoped
class Payables {

    private final Map<String, Payable> kinds;

    Payables(@All List<Payable> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(Payable::kind, Function.identity()));
    }

    Payable require(String kind) {
        Payable payable = kinds.get(kind);
        if (payable == null) throw new IllegalStateException("nobody sells anything of kind " + kind);
        return payable;
    }
}
