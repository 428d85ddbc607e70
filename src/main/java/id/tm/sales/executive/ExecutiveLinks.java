package id.tm.sales.executive;

import id.tm.sales.SalesConfig;
import id.tm.sales.transaction.TransactionMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Pages of the website that are about seats. */
@ApplicationScoped
class ExecutiveLinks {

    private final TransactionMessages site;
    private final SalesConfig config;

    ExecutiveLinks(TransactionMessages site, SalesConfig config) {
        this.site = site;
        this.config = config;
    }

    /** Where the company sees it, and pays. */
    URI purchase(ExecutiveTransaction purchase) {
        return site.page(config.executive().path().replace("{id}", purchase.id.toString()));
    }

    /** Where somebody accepts a seat. */
    URI invitation(String token) {
        return site.page(config.executive().invitationPath().replace("{token}", token));
    }
}
