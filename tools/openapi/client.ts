// Posts a flow, activates it and reads its report through the types generated from docs/openapi.yml.
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/relance';

type Flow = components['schemas']['FlowFile'];
type Report = components['schemas']['AutomationReport'];
type Problem = components['schemas']['Problem'];

const flow: Flow = {
  format: 1,
  trigger: { kind: 'inbound-message', channel: 'sms', keywords: ['ORDER'], match: 'exact' },
  reentry: { kind: 'every-time' },
  start: 'ask-how',
  elements: [
    {
      id: 'ask-how',
      name: 'Ask how',
      kind: 'send-sms',
      purpose: 'marketing',
      text: "Hi {{ contact.firstName | default: 'there' }}! Reply DELIVERY or PICKUP.",
      next: 'is-vip',
    },
    {
      id: 'is-vip',
      kind: 'condition',
      criteria: { all: [{ list: 'vip' }, { not: { property: 'country', is: 'FR' } }] },
      onTrue: 'done',
      onFalse: 'done',
    },
    { id: 'done', name: 'Done', kind: 'end', outcome: 'neutral' },
  ],
};

/** Creates an automation, activates it and returns its report. */
export async function activate(baseUrl: string, token: string): Promise<Report> {
  const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
  const created = await client.POST('/v1/automations', { body: { name: 'Menu', flow } });
  const { id } = answer(created.data, created.error);
  const path = { id };
  const activated = await client.POST('/v1/automations/{id}/activate', { params: { path } });
  const version: number = answer(activated.data, activated.error).version;
  const report = await client.GET('/v1/automations/{id}/report', { params: { path } });
  const { entered } = answer(report.data, report.error);
  console.log(`Version ${version} is active; ${entered} entered.`);
  return answer(report.data, report.error);
}

function answer<T>(data: T | undefined, problem: Problem | undefined): T {
  if (data === undefined) throw new Error(problem ? describe(problem) : 'No answer');
  return data;
}

/** Names the faults of a request, and those of a flow with their elements. */
function describe(problem: Problem): string {
  const errors = (problem.errors ?? []).map((error) => `${error.path}: ${error.message}`);
  const diagnostics = (problem.diagnostics ?? []).map(
    ({ severity, elementId, message }) => `${severity} at ${elementId ?? 'flow'}: ${message}`,
  );
  return [problem.detail, ...errors, ...diagnostics].join('\n');
}

// These must not compile: a kind that does not exist, a field of another kind, an unknown state.
// @ts-expect-error
export const unknownTrigger: Flow = { ...flow, trigger: { kind: 'full-moon' } };
// @ts-expect-error
export const unknownField: Flow = { ...flow, elements: [{ id: 'a', kind: 'delay', text: 'x', next: 'b' }] };
// @ts-expect-error
export const unknownChannel: components['schemas']['Trigger'] = { kind: 'inbound-message', keywords: [], channel: 'fax' };
