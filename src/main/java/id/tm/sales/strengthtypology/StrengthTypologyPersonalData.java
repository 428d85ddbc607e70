package id.tm.sales.strengthtypology;

import id.tm.platform.privacy.PersonalData;
import id.tm.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Which tests somebody has bought. Nothing of it is erased: it belongs to purchases, and names nobody but by id. */
@ApplicationScoped
class StrengthTypologyPersonalData implements PersonalData {

    @Override
    public String section() {
        return "strength-typology-purchases";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<StrengthTypologyTransaction> bought =
                StrengthTypologyTransaction.list("userId = ?1 order by boughtAt, id", userId);
        return bought.isEmpty() ? null : StrengthTypologyQueries.views(bought, Texts.INDONESIAN);
    }

    @Override
    public void erase(UUID userId) {
        // see above
    }
}
