package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

@HttpTest
class EngineGrantsTest {

  @Autowired
  EngineSetUp startUp;

  @Autowired
  IdentityService identity;

  @Autowired
  AuthorizationService authorizations;

  @Autowired
  FilterService filters;

  @Autowired
  Http http;

  @Test
  void changesNothingAtTheNextStart() {
    long rights = authorizations.createAuthorizationQuery().count();
    long queues = filters.createFilterQuery().count();

    startUp.afterSingletonsInstantiated();

    assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rights);
    assertThat(filters.createFilterQuery().count()).isEqualTo(queues).isEqualTo(6);
  }

  @Test
  void showsEachGroupItsQueues() {
    assertThat(queuesOf("lead"))
        .containsExactlyInAnyOrder(
            "My tasks", "Escalations", "Onboarding", "Reviews", "Questions", "SOC queue");
    assertThat(queuesOf("analyst"))
        .containsExactlyInAnyOrder("My tasks", "Onboarding", "Reviews", "Questions");
    assertThat(queuesOf("soc")).containsExactlyInAnyOrder("My tasks", "SOC queue");
  }

  @Test
  void administratorsKeepThePeopleAndNobodyElseDoes() {
    String kim = """
        {"profile": {"id": "kim", "firstName": "Kim", "lastName": "New", "email": "kim@mdr.example"},
         "credentials": {"password": "Battery-Staple-7"}}""";
    assertThat(http.post("lead", "/engine-rest/user/create", kim).statusCode()).isEqualTo(403);

    assertThat(http.post("admin", "/engine-rest/user/create", kim).statusCode()).isEqualTo(204);
    assertThat(put("admin", "/engine-rest/group/analyst/members/kim")).isEqualTo(204);
    assertThat(put("lead", "/engine-rest/group/team-lead/members/kim")).isEqualTo(403);

    assertThat(identity.checkPassword("kim", "Battery-Staple-7")).isTrue();
    assertThat(identity.createGroupQuery().groupMember("kim").list())
        .extracting(Group::getId)
        .containsExactly("analyst");
    assertThat(status(http.as("admin", "/engine-rest/user/kim").DELETE())).isEqualTo(204);
    assertThat(identity.createUserQuery().userId("kim").count()).isZero();
  }

  private int put(String user, String path) {
    return status(http.as(user, path)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.noBody()));
  }

  private int status(HttpRequest.Builder request) {
    return http.send(HttpClient.newHttpClient(), request.build()).statusCode();
  }

  private List<String> queuesOf(String user) {
    return Http.json(http.get(user, "/engine-rest/filter?maxResults=100"))
        .findValuesAsText("name")
        .stream()
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
