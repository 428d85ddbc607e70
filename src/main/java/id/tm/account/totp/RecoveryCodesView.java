package id.tm.account.totp;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record RecoveryCodesView(
        @Schema(examples = "[\"mfzw-k5dt-nb2h-4y3u\"]", description = "Shown this once; each is good once")
        List<String> recoveryCodes) {}
