package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class TasklistFiltersTest {

  private static final String QUEUE = "Escalations";

  @Autowired
  EngineSetUp setUp;

  @Autowired
  FilterService filters;

  private Filter added;

  @AfterEach
  void remove() {
    if (filters.getFilter(added.getId()) != null) {
      filters.deleteFilter(added.getId());
    }
  }

  @Test
  void aQueueThatIsThereTwiceIsThereOnceAfterTheNextStart() {
    added = filters.saveFilter(filters.newTaskFilter(QUEUE));

    setUp.afterSingletonsInstantiated();

    assertThat(filters.createFilterQuery().filterName(QUEUE).count()).isEqualTo(1);
    setUp.afterSingletonsInstantiated();
  }

  @Test
  void aPersonsFilterOfTheSameNameStaysAsItIs() {
    added = filters.saveFilter(filters.newTaskFilter(QUEUE).setOwner("lead"));

    setUp.afterSingletonsInstantiated();

    assertThat(filters.createFilterQuery().filterName(QUEUE).count()).isEqualTo(2);
    assertThat(filters.getFilter(added.getId()).getProperties()).isNullOrEmpty();
  }
}
