package id.tm.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rendered manifests as typed objects. A field that their type does not know is an error, as on a strict API server. */
final class Manifests {

    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final ObjectMapper STRICT = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            // The types collect unknown fields in a map that Jackson must not find.
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private final List<HasMetadata> all;

    private Manifests(List<HasMetadata> all) {
        this.all = all;
    }

    static Manifests load(String yaml) throws IOException {
        List<HasMetadata> all = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                STRICT.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) all.add(typed(documents.next()));
        }
        return new Manifests(all);
    }

    private static HasMetadata typed(JsonNode document) throws JsonProcessingException {
        String version = document.path("apiVersion").asText();
        String kind = document.path("kind").asText();
        Class<?> type = KINDS.getRegisteredKubernetesResource(version, kind);
        if (type == null) throw new IllegalArgumentException("no kind " + kind + " in " + version);
        return (HasMetadata) STRICT.treeToValue(document, type);
    }

    List<HasMetadata> all() {
        return all;
    }

    <T extends HasMetadata> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> Stream<T> named(Class<T> type, String name) {
        return of(type).stream()
                .filter(resource -> resource.getMetadata().getName().equals(name));
    }

    /** Every pod that the manifests would start, by the resource that starts it. */
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new LinkedHashMap<>();
        for (HasMetadata resource : all) {
            PodTemplateSpec template = null;
            if (resource instanceof Deployment deployment)
                template = deployment.getSpec().getTemplate();
            if (resource instanceof Job job) template = job.getSpec().getTemplate();
            if (resource instanceof CronJob job)
                template = job.getSpec().getJobTemplate().getSpec().getTemplate();
            if (template != null) pods.put(title(resource), template);
        }
        return pods;
    }

    Map<String, PodSpec> podSpecs() {
        Map<String, PodSpec> specs = new LinkedHashMap<>();
        pods().forEach((title, template) -> specs.put(title, template.getSpec()));
        return specs;
    }

    static String title(HasMetadata resource) {
        return resource.getKind() + " " + resource.getMetadata().getName();
    }
}
