package io.contaluz.billing.web;

import io.contaluz.billing.csv.CsvDownload;
import io.contaluz.billing.csv.CsvImport;
import io.contaluz.billing.customer.CustomerName;
import io.contaluz.billing.customer.EmailAddress;
import io.contaluz.billing.customer.Username;
import io.contaluz.billing.installation.SerialNumber;
import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.notification.WebhookUrl;
import io.contaluz.billing.signing.Kid;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.math.BigDecimal;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The OpenAPI document: what the controllers do not say themselves.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI openApi() {
        // Value types are plain strings and numbers in JSON.
        SpringDocUtils.getConfig()
                .replaceWithSchema(Matricula.class, string("1000001"))
                .replaceWithSchema(Username.class, string("maria"))
                .replaceWithSchema(CustomerName.class, string("Maria"))
                .replaceWithSchema(EmailAddress.class, string("maria@exemplo.invalid"))
                .replaceWithSchema(WebhookUrl.class, string("https://exemplo.invalid/contaluz"))
                .replaceWithSchema(Kid.class, string("a"))
                .replaceWithSchema(SerialNumber.class, string("A-1"))
                .replaceWithSchema(WattHours.class, number("1234.5"));
        return new OpenAPI()
                .info(
                        new Info()
                                .title("ContaLuz")
                                .version("1")
                                .description(
                                        "Medições em kWh, valores em R$. Erros são"
                                                + " application/problem+json (RFC 9457); campo"
                                                + " nomeia o membro ou parâmetro errado.")
                                .license(new License().name("Apache-2.0")));
    }

    /// What an import takes, by the annotation that all of them share.
    @Bean
    OperationCustomizer imports() {
        return (operation, method) -> {
            var csv = method.getMethodAnnotation(CsvImport.class);
            if (csv != null) {
                var lines = new MediaType().schema(string(csv.example()));
                operation.setRequestBody(
                        new RequestBody()
                                .required(true)
                                .content(
                                        new Content().addMediaType(CsvDownload.MEDIA_TYPE, lines)));
            }
            return operation;
        };
    }

    private static NumberSchema number(String example) {
        var schema = new NumberSchema();
        schema.setExample(new BigDecimal(example));
        return schema;
    }

    private static StringSchema string(String example) {
        var schema = new StringSchema();
        schema.setExample(example);
        return schema;
    }
}
