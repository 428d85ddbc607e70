package id.tm.platform.tx;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the act again, up to three times with jitter, when the database reports a serialization failure, a deadlock or
 * a lock time-out; then 503. Stands outside the transaction: each try is a transaction of its own.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RetryConflicts {}
