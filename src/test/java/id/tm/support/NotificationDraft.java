package id.tm.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notifications as admins draft them. */
public final class NotificationDraft {

    private NotificationDraft() {}

    /** A mail about the service in both languages, to a list. */
    public static Map<String, Object> toList(List<String> recipients) {
        return with("audience", Map.of("recipients", recipients));
    }

    /** The same with one part replaced. */
    public static Map<String, Object> with(String field, Object value) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("title", "Year-end schedule");
        draft.put("kind", "SERVICE");
        draft.put("channel", "EMAIL");
        draft.put(
                "indonesian",
                Map.of("subject", "Libur akhir tahun", "body", "Kami libur.\n\nSampai jumpa & terima kasih."));
        draft.put("english", Map.of("subject", "Year-end holidays", "body", "We are closed.\n\nSee you & thank you."));
        draft.put("audience", Map.of("recipients", List.of("somebody@notifications.test")));
        draft.put(field, value);
        return draft;
    }

    public static Map<String, Object> template(String key, Map<String, Object> values, Map<String, Object> audience) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("title", "By template");
        draft.put("kind", "SERVICE");
        draft.put("channel", "EMAIL");
        draft.put("templateKey", key);
        draft.put("templateValues", values);
        draft.put("audience", audience);
        return draft;
    }
}
