package id.tm.sales.transaction;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What somebody has bought. Nothing of it is erased: books are kept, and it names nobody but by id. */
@ApplicationScoped
class TransactionPersonalData implements PersonalData {

    @Override
    public String section() {
        return "purchases";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<Transaction> bought = Transaction.list("userId = ?1 order by createdAt, id", userId);
        return bought.isEmpty()
                ? null
                : bought.stream().map(TransactionSummaryView::of).toList();
    }

    @Override
    public void erase(UUID userId) {
        // see above
    }
}
