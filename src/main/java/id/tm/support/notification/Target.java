package id.tm.support.notification;

import id.tm.support.Recipient;

/**
 * One of an audience, and whether it is reached.
 *
 * @param key tells this person from others within the notification
 * @param recipient null for an entry of a list that nobody stands behind
 * @param reason why it gets nothing; null when it does
 */
record Target(String key, Recipient recipient, SkipReason reason) {}
