package id.tm.platform.tx;

import id.tm.platform.problem.DatabaseErrors;
import id.tm.platform.problem.PlatformError;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

@RetryConflicts
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RetryConflictsInterceptor {

    private static final int TRIES = 4;

    private final TransactionSynchronizationRegistry transactions;

    RetryConflictsInterceptor(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    Object retry(InvocationContext act) throws Exception {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) return act.proceed();
        for (int attempt = 1; ; attempt++) {
            try {
                return act.proceed();
            } catch (Exception e) {
                if (!DatabaseErrors.isConflict(e)) throw e;
                if (attempt == TRIES)
                    throw PlatformError.OVERLOADED.with().retryAfter(1).causedBy(e);
                long millis = ThreadLocalRandom.current().nextLong(10L << attempt);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5 + millis));
            }
        }
    }
}
