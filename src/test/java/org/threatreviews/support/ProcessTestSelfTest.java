package org.threatreviews.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.demo.TestTime;

@ProcessTest
class ProcessTestSelfTest {

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @Test
  void startsWithAnEmptyEngineAtTheAgreedTime() {
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    assertThat(time.now()).isEqualTo(CleanState.START);
  }
}
