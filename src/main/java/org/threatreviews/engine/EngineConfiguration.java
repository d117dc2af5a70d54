package org.threatreviews.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.threatreviews.access.BcryptPasswords;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.engine.request.EngineRequests;

/** The engine's settings that have no property. */
@Component
class EngineConfiguration extends AbstractProcessEnginePlugin {

  private static final Logger log = LoggerFactory.getLogger(EngineConfiguration.class);

  private final ApplicationContext context;
  private final PolicyTables policyTables;

  /**
   * @param migrations all tables come first, the engine's too: see {@link EngineSchema}
   * @param clock set before the engine reads the time
   */
  EngineConfiguration(
      ApplicationContext context,
      FlywayMigrationInitializer migrations,
      Clock clock,
      PolicyTables policyTables) {
    this.context = context;
    this.policyTables = policyTables;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    log.info("Starting the process engine");
    ((SpringProcessEngineConfiguration) configuration).setBeans(new ProcessBeans(context));
    configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new EngineConflictRetry()));
    configuration.setCustomPostDeployers(new ArrayList<>(List.of(policyTables)));
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
    configuration.setEnsureJobDueDateNotNull(true);
    configuration.setJobExecutorAcquireByDueDate(true);
    configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
    configuration.setDeserializationTypeValidationEnabled(true);
    configuration.setDefaultSerializationFormat("application/json");
    configuration.setHistoryCleanupBatchWindowStartTime("22:00");
    configuration.setHistoryCleanupBatchWindowEndTime("04:00");
    configuration.setHistoryRemovalTimeStrategy(
        ProcessEngineConfigurationImpl.HISTORY_REMOVAL_TIME_STRATEGY_END);
    configuration.setDmnHistoryEventProducer(new ProcessDecisionsOnly());
    configuration.setFailedJobRetryTimeCycle("PT1M,PT10M,PT1H,PT6H");
    configuration.setJobExecutorDeploymentAware(false);
    // whoever catches the exception logs it: the job executor, the REST API, our problem details
    configuration.setEnableCmdExceptionLogging(false);
    // the default knows letters and digits only, no 'team-lead'
    configuration.setGeneralResourceWhitelistPattern("[A-Za-z0-9][A-Za-z0-9._@-]*");
    configuration.setPasswordEncryptor(new BcryptPasswords());
    // guesses are slowed down by where they come from; a count at the account would let anybody
    // lock it, and the engine never forgets one
    configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
    configuration.setLoginDelayBase(0);
    configuration.setLoginDelayMaxTime(0);
    configuration.setResourceAuthorizationProvider(new QueueRights());
    configuration.setQueryMaxResultsLimit(EngineRequests.MOST_RESULTS);
    configuration.setAdminGroups(new ArrayList<>(List.of(Groups.ADMIN)));
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    log.info("The process engine is ready; deploying the processes");
  }

  /**
   * Keeps the decisions that a process takes as history, not each look into a table: a page that
   * only shows a due date would write otherwise.
   */
  private static final class ProcessDecisionsOnly extends DefaultDmnHistoryEventProducer {

    @Override
    public HistoryEvent createDecisionEvaluatedEvt(DmnDecisionEvaluationEvent evaluation) {
      return null;
    }
  }
}
