package org.threatreviews.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.threatreviews.http.FaultyController;

/**
 * A test on the real application: real models and delegates, real PostgreSQL and SMTP, the job
 * executor off and the clock standing still at {@link CleanState#START} until the test moves it.
 *
 * <p>All these tests of a JVM share one application, which takes twenty times as long to start as a
 * test to run: one that replaces a bean or sets a property would start another.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles("process-test")
@ExtendWith(CleanState.class)
@Import({Http.class, FaultyController.class, Statements.class})
public @interface ProcessTest {}
