package org.threatreviews.access;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;
import org.threatreviews.access.ApiToken.Reason;
import org.threatreviews.access.rights.Groups;

/**
 * Revokes the tokens of an account that is deleted or leaves the group integration, in the same
 * transaction and whoever asks for it: another account of the same name, or a second time in the
 * group, must not bring them back.
 */
@Component
class AccountEnds extends AbstractProcessEnginePlugin {

  private final TokenRecords tokens;

  AccountEnds(TokenRecords tokens) {
    this.tokens = tokens;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setIdentityProviderSessionFactory(new SessionFactory() {
      @Override
      public Class<?> getSessionType() {
        return DbIdentityServiceProvider.class;
      }

      @Override
      public Session openSession() {
        return new Users(tokens);
      }
    });
  }

  /** The engine's users. */
  private static final class Users extends DbIdentityServiceProvider {

    private final TokenRecords tokens;

    Users(TokenRecords tokens) {
      this.tokens = tokens;
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
      IdentityOperationResult result = super.deleteUser(userId);
      if (isDeleted(result)) {
        tokens.revokeAllOf(userId, Reason.ACCOUNT_DELETED, caller());
      }
      return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
      IdentityOperationResult result = super.deleteMembership(userId, groupId);
      if (isDeleted(result) && groupId.equals(Groups.INTEGRATION)) {
        tokens.revokeAllOf(userId, Reason.GROUP_LOST, caller());
      }
      return result;
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
      IdentityOperationResult result = super.deleteGroup(groupId);
      if (isDeleted(result) && groupId.equals(Groups.INTEGRATION)) {
        tokens.revokeAll(Reason.GROUP_LOST, caller());
      }
      return result;
    }

    private static boolean isDeleted(IdentityOperationResult result) {
      return IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation());
    }

    private static String caller() {
      return Context.getCommandContext().getAuthenticatedUserId();
    }
  }
}
