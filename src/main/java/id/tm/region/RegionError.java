package id.tm.region;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong in region, with the status a client gets. Texts: messages/region_{id,en}.properties. */
public enum RegionError implements ErrorCode {
    REGION_NOT_FOUND(404),
    REGION_IMPORT_NOT_FOUND(404),
    REGION_ARCHIVE_REFUSED(422),
    REGION_IMPORT_REFUSED(422);

    private final int status;

    RegionError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
