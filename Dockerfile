# One build for all, a target a service: docker build --target billing-api-service .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
# The dependencies in a layer of their own: they change less often than the code. Without sources the
# modules cannot be finished, which is why nothing may fail here.
COPY .mvn .mvn
COPY pom.xml ./
COPY db/schema/pom.xml db/schema/
COPY db/embedded/pom.xml db/embedded/
COPY meter-ingest-service/pom.xml meter-ingest-service/
COPY billing-api-service/pom.xml billing-api-service/
COPY meter-simulator/pom.xml meter-simulator/
COPY system-tests/pom.xml system-tests/
ARG MODULES=meter-ingest-service,billing-api-service,meter-simulator
RUN mvn -B -ntp -q --fail-never -Dmaven.test.skip=true -Dspotless.check.skip -pl $MODULES -am package >/dev/null 2>&1
COPY db/schema/src db/schema/src
COPY meter-ingest-service/src meter-ingest-service/src
COPY billing-api-service/src billing-api-service/src
COPY meter-simulator/src meter-simulator/src
RUN mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip -pl $MODULES -am package \
 && for module in meter-ingest-service billing-api-service meter-simulator; do \
      java -Djarmode=tools -jar $module/target/$module.jar extract --layers --destination /layers/$module || exit 1; \
    done

FROM eclipse-temurin:25-jre AS runtime
# A named volume takes the owner of the folder on which it is first mounted.
RUN useradd --system --uid 10001 contaluz \
 && install -d -o contaluz /var/lib/contaluz/spool
WORKDIR /app
USER contaluz
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"

FROM runtime AS meter-ingest-service
COPY --from=build /layers/meter-ingest-service/dependencies/ ./
COPY --from=build /layers/meter-ingest-service/spring-boot-loader/ ./
COPY --from=build /layers/meter-ingest-service/snapshot-dependencies/ ./
COPY --from=build /layers/meter-ingest-service/application/ ./
EXPOSE 50001/udp 8081
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-jar", "meter-ingest-service.jar"]

FROM runtime AS billing-api-service
COPY --from=build /layers/billing-api-service/dependencies/ ./
COPY --from=build /layers/billing-api-service/spring-boot-loader/ ./
COPY --from=build /layers/billing-api-service/snapshot-dependencies/ ./
COPY --from=build /layers/billing-api-service/application/ ./
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages", "-XX:+UseCompactObjectHeaders", "-jar", "billing-api-service.jar"]

FROM runtime AS meter-simulator
COPY --from=build /layers/meter-simulator/dependencies/ ./
COPY --from=build /layers/meter-simulator/spring-boot-loader/ ./
COPY --from=build /layers/meter-simulator/snapshot-dependencies/ ./
COPY --from=build /layers/meter-simulator/application/ ./
ENTRYPOINT ["java", "-jar", "meter-simulator.jar"]
