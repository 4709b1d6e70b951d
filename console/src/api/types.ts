import type { components } from "../../generated/schema";

type Schemas = components["schemas"];

export type Automation = Schemas["Automation"];
export type AutomationReport = Schemas["AutomationReport"];
export type AutomationVersion = Schemas["AutomationVersion"];
export type Contact = Schemas["Contact"];
export type Criteria = Schemas["criteria"];
export type Diagnostic = Schemas["Diagnostic"];
export type ElementReport = Schemas["ElementReport"];
export type Enrollment = Schemas["Enrollment"];
export type Flow = Schemas["flow"];
export type FlowElement = Schemas["element"];
export type LaunchEstimate = Schemas["LaunchEstimate"];
export type Message = Schemas["Message"];
export type Problem = Schemas["Problem"];
export type Project = Schemas["Project"];
export type Role = Schemas["Token"]["role"];
export type Segment = Schemas["Segment"];
export type Simulation = Schemas["Simulation"];
export type SimulationStep = Schemas["SimulationStep"];
export type Template = Schemas["Template"];
export type TextRendering = Schemas["TextRendering"];
export type TextVariable = Schemas["TextVariable"];
export type TimelineEvent = Schemas["TimelineEvent"];
export type Trigger = Schemas["trigger"];
