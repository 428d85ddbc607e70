/**
 * The ground floor: no business word in it. Problems, paging, idempotency, security, crypto, privacy, time, work queues
 * and jobs, as every domain above uses them.
 */
package id.tm.platform;
