package id.tm.platform.mode;

import java.net.URI;

/** Pages of the website, and of the service as people outside reach it. */
public final class PublicUrl {

    private PublicUrl() {}

    /** @param path with its leading slash; empty for the address itself, which then ends without one */
    public static URI of(ModeConfig mode, String path) {
        return URI.create(mode.publicUrl().toString().replaceAll("/+$", "") + path);
    }
}
