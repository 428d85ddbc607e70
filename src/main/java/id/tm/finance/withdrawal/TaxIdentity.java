package id.tm.finance.withdrawal;

/**
 * Who somebody is for the tax office.
 *
 * @param number the verified NPWP or NIK, null when there is none: the tax is higher then
 */
record TaxIdentity(boolean company, String number) {}
