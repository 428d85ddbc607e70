package id.tm;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the API description says about the service as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "TM Service",
                        version = "1.0.0",
                        description = "Backend of a talent-assessment marketplace. Every failure is a problem document"
                                + " (RFC 9457); docs/ERRORS.md lists the codes.",
                        contact = @Contact(name = "Maintainers", url = "https://example.org/tm-service"),
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        tags = {
            @Tag(name = "Access", description = "Registration, login, tokens and their keys"),
            @Tag(name = "Admins", description = "People of the back office"),
            @Tag(name = "Booking", description = "Schedules, free slots, consultations and their ratings"),
            @Tag(name = "Development", description = "Caught mails and the clock; in local mode only"),
            @Tag(name = "Me", description = "What belongs to whoever is logged in"),
            @Tag(name = "Partner", description = "Invoices of partners"),
            @Tag(name = "Roles", description = "Roles, their permissions, and the catalogue of permissions"),
            @Tag(name = "Support", description = "Messages, their templates, reminders, holidays and jobs"),
            @Tag(name = "Users", description = "Members, practitioners and partners, as the back office sees them")
        })
final class ServiceDescription {

    private ServiceDescription() {}
}
