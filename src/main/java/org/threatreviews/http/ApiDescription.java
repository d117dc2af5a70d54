package org.threatreviews.http;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI description says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String BASIC = "basic";

  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(new Info().title("Threat Reviews").version("1").description("""
                    Runs the threat review programme of a Managed Detection and Response service:
                    onboarding, threat reviews, incident follow-up, questions and improvements.

                    The caller's `reference` makes every POST idempotent: the same body again is
                    answered with 200 and the same resource, another body with 409. Errors are
                    problem details (RFC 9457) that name the `field` and the `rule`; nothing is half
                    done.

                    Values are read as they are written and nothing is guessed: a date is a string
                    `yyyy-MM-dd`, an instant a string of ISO 8601 with an offset, both of the years
                    2000 to 2100; a whole number has no decimal point; `true` is a boolean and `1` or
                    `"true"` is none. Fields and query parameters that an operation does not have are
                    refused. Instants are kept to the microsecond. Limits of text count characters of
                    Unicode (code points), and CRLF as one.

                    The same data is the same JSON: fields come in the order in which they are
                    described here, absent ones as null; lists in the order that their operation
                    names, so that pages of them neither overlap nor leave gaps while nothing changes;
                    maps by severity or kind in the order of these, days of the week from Monday on.
                    A later release may add fields, and takes none away.
                    """))
        .addSecurityItem(new SecurityRequirement().addList(BASIC))
        .components(new Components()
            .addSecuritySchemes(
                BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
            .addSchemas("Problem", problem()));
  }

  /** Shapes within others are named after these, too: several have a part of the same name. */
  @Bean
  ModelResolver shapes(ObjectMapperProvider mapper) {
    return new ModelResolver(mapper.jsonMapper(), new TypeNameResolver() {
      @Override
      protected String getNameOfClass(Class<?> shape) {
        return shape.isMemberClass()
            ? getNameOfClass(shape.getEnclosingClass()) + shape.getSimpleName()
            : super.getNameOfClass(shape);
      }
    });
  }

  /** Every operation may answer with a problem. */
  @Bean
  OpenApiCustomizer problemResponses() {
    return api -> api.getPaths()
        .values()
        .forEach(path -> path.readOperations()
            .forEach(operation -> operation
                .getResponses()
                .addApiResponse(
                    "default",
                    new ApiResponse()
                        .description("What is wrong, and with which field")
                        .content(new Content()
                            .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("Problem")))))));
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("Problem details as of RFC 9457")
        .addProperty("type", new StringSchema().format("uri"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema().description("What is wrong, in a sentence"))
        .addProperty("instance", new StringSchema().format("uri"))
        .addProperty("field", new StringSchema().description("The field at fault"))
        .addProperty("rule", new StringSchema().description("Stable name of the broken rule"))
        .addProperty(
            "errors",
            new ArraySchema()
                .description("All faults, when there are several")
                .items(new ObjectSchema()
                    .addProperty("field", new StringSchema())
                    .addProperty("rule", new StringSchema())
                    .addProperty("detail", new StringSchema())));
  }
}
